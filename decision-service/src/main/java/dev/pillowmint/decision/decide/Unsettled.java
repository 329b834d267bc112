package dev.pillowmint.decision.decide;

import dev.pillowmint.decision.policy.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a rehearsal remembers of its decisions until they are settled: the newest {@value #MOST}
 * proposals that wait, and as many gestures that may yet be refused or fail.
 */
final class Unsettled {
  static final int MOST = 10_000;

  /** As long as the running service remembers what a gesture cost. */
  private static final Duration KEPT = Duration.ofDays(90);

  private final Map<String, Waiting> waiting = new Newest<>();
  private final Map<String, Spending> spendings = new Newest<>();

  @Nullable Waiting proposal(String customerId, String decisionId) {
    return waiting.get(key(customerId, decisionId));
  }

  void keep(String customerId, Waiting proposal) {
    waiting.put(key(customerId, proposal.pending().decisionId()), proposal);
  }

  void settled(String customerId, String decisionId) {
    waiting.remove(key(customerId, decisionId));
  }

  /**
   * Keeps what gestures count for.
   *
   * @param moment that they are given for
   * @param at when they are given
   * @param drawn for all of them
   */
  void keep(Moment moment, List<Waiting.Given> given, List<Draw> drawn, Policy policy, Instant at) {
    for (Waiting.Given gesture : given) {
      keep(
          moment.event().customerId(),
          gesture.chosen().id(),
          gesture.spending(moment, drawn, policy.rates(), at));
    }
  }

  /** Keeps what a gesture counts for now. */
  void keep(String customerId, String gestureId, Spending spending) {
    spendings.put(key(customerId, gestureId), spending);
  }

  /** Takes out what a gesture counts for; empty: it is not known. */
  Optional<Spending> take(String customerId, String gestureId, Instant now) {
    return Optional.ofNullable(spendings.remove(key(customerId, gestureId)))
        .filter(spending -> spending.time().isAfter(now.minus(KEPT)));
  }

  void erase(String customerId) {
    waiting.keySet().removeIf(key -> key.startsWith(key(customerId, "")));
    spendings.keySet().removeIf(key -> key.startsWith(key(customerId, "")));
  }

  /** What waits of one identifier is another's from now on. */
  void move(String alias, String customerId) {
    move(waiting, key(alias, ""), key(customerId, ""));
    move(spendings, key(alias, ""), key(customerId, ""));
  }

  private static <V> void move(Map<String, V> all, String from, String to) {
    for (String key : all.keySet().stream().filter(k -> k.startsWith(from)).toList()) {
      all.put(to + key.substring(from.length()), Objects.requireNonNull(all.remove(key)));
    }
  }

  private static String key(String customerId, String id) {
    return customerId + "\u0000" + id;
  }

  private static final class Newest<V> extends LinkedHashMap<String, V> {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
      return size() > MOST;
    }
  }
}
