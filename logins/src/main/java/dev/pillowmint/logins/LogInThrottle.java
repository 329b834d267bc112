package dev.pillowmint.logins;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Makes whoever guesses passwords wait: longer with every failure, for the same name from the same
 * address, for a name from anywhere, and for an address whatever the name. Names that do not exist
 * count like those that do. Remembers a bounded number. Thread-safe.
 */
public final class LogInThrottle {
  private static final int LONGEST_NAME = 64;
  private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(30);

  private final Clock clock;
  private final Tries pairs = new Tries(5, Duration.ofMinutes(15));
  private final Tries names = new Tries(30, Duration.ofMinutes(1));
  private final Tries addresses = new Tries(50, Duration.ofMinutes(15));

  /** Remembers nobody yet. */
  public LogInThrottle(Clock clock) {
    this.clock = clock;
  }

  /** How long they must wait before the next try; zero: not at all. */
  synchronized Duration wait(String name, String address) {
    Instant now = clock.instant();
    String who = shortened(name);
    Duration pair = pairs.wait(who + "\n" + address, now);
    Duration known = longer(pair, names.wait(who, now));
    return longer(known, addresses.wait(address, now));
  }

  synchronized void failed(String name, String address) {
    Instant now = clock.instant();
    String who = shortened(name);
    pairs.failed(who + "\n" + address, now);
    names.failed(who, now);
    addresses.failed(address, now);
  }

  /** The address keeps its failures: somebody may know one password and guess others. */
  synchronized void succeeded(String name, String address) {
    pairs.remembered.remove(shortened(name) + "\n" + address);
  }

  synchronized int remembered() {
    return pairs.remembered.size() + names.remembered.size() + addresses.remembered.size();
  }

  private static String shortened(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.length() > LONGEST_NAME ? lower.substring(0, LONGEST_NAME) : lower;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private record Failures(int count, Instant last) {}

  /** Failures by key; the one that was not seen for longest makes room. */
  private static final class Tries {
    private static final int MOST = 10_000;

    private final int free;
    private final Duration longest;
    private final Map<String, Failures> remembered =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > MOST;
          }
        };

    Tries(int free, Duration longest) {
      this.free = free;
      this.longest = longest;
    }

    void failed(String key, Instant now) {
      remembered.merge(
          key,
          new Failures(1, now),
          (known, one) ->
              now.isAfter(known.last.plus(FORGOTTEN_AFTER))
                  ? one
                  : new Failures(known.count + 1, now));
    }

    Duration wait(String key, Instant now) {
      Failures known = remembered.get(key);
      if (known == null || known.count < free) {
        return Duration.ZERO;
      }
      Duration wait = Duration.ofSeconds(1L << Math.min(known.count - free, 20));
      Duration capped = wait.compareTo(longest) < 0 ? wait : longest;
      Duration left = Duration.between(now, known.last.plus(capped));
      return left.isNegative() ? Duration.ZERO : left;
    }
  }
}
