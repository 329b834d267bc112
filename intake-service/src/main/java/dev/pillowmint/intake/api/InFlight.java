package dev.pillowmint.intake.api;

import java.util.HashMap;
import java.util.Map;
import org.springframework.util.unit.DataSize;

/**
 * The requests that are being handled. Each takes up its body's bytes, and at least some for
 * itself, so that neither many small nor a few large ones exhaust the memory.
 *
 * <p>Fair between sources: a source may take up no more than it leaves free, save for a single
 * request. One alone has half of the room; of two that want all they can get each ends up with a
 * third, and so on. However many are slow or greedy, another finds some room.
 */
final class InFlight {
  private static final int LEAST = 4 * 1024;

  private final int body;
  private final int perSource;
  private final Map<String, Source> sources = new HashMap<>();
  private long left;

  InFlight(IntakeSettings settings) {
    body = Math.toIntExact(settings.body().toBytes());
    perSource = settings.inFlightPerSource();
    left = settings.inFlight().toBytes();
  }

  /**
   * Lets a request of the source in; it has to be closed.
   *
   * @param length of its body in bytes; negative: not known, the limit is assumed
   * @throws RefusedRequest if the source, or the service, has too many already
   */
  synchronized Entry enter(String source, long length) {
    Source of = sources.getOrDefault(source, new Source());
    int taken = length < 0 ? body : Math.clamp(length, LEAST, Math.max(LEAST, body));
    if (of.requests >= perSource) {
      throw full(
          "%d requests of this source are being handled; wait for some, then send again"
              .formatted(perSource));
    }
    if (taken > left) {
      throw full("The service is full for the moment; send again later");
    }
    if (of.requests > 0 && of.bytes + taken > left - taken) {
      throw full(
          "The requests of this source take up %d bytes, its share of what is free; wait for some, then send again"
              .formatted(of.bytes));
    }
    sources.put(source, of);
    of.requests++;
    of.bytes += taken;
    left -= taken;
    return new Entry(source, of, taken);
  }

  private static RefusedRequest full(String why) {
    return RefusedRequest.of(Problem.TOO_MANY_REQUESTS, why);
  }

  /** How much is in flight; for the metric. */
  synchronized DataSize capacityLeft() {
    return DataSize.ofBytes(left);
  }

  private synchronized void giveBack(Entry entry, int surplus) {
    entry.taken -= surplus;
    entry.of.bytes -= surplus;
    left += surplus;
  }

  private synchronized void leave(Entry entry) {
    giveBack(entry, entry.taken);
    if (--entry.of.requests == 0) {
      sources.remove(entry.source);
    }
  }

  private static final class Source {
    private int requests;
    private long bytes;
  }

  /** One request's place. */
  final class Entry implements AutoCloseable {
    private final String source;
    private final Source of;
    private int taken;

    private Entry(String source, Source of, int taken) {
      this.source = source;
      this.of = of;
      this.taken = taken;
    }

    /** Gives back what the body did not need. */
    void measured(int length) {
      int surplus = taken - Math.max(LEAST, length);
      if (surplus > 0) {
        giveBack(this, surplus);
      }
    }

    @Override
    public void close() {
      leave(this);
    }
  }
}
