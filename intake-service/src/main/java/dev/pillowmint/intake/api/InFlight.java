package dev.pillowmint.intake.api;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.springframework.util.unit.DataSize;

/**
 * The requests that are being handled. Each takes up its body's bytes, and at least some for
 * itself, so that neither many small nor a few large ones exhaust the memory; and no source takes
 * up more than half, so that one that is slow to send does not shut the others out.
 */
final class InFlight {
  private static final int LEAST = 4 * 1024;

  private final int body;
  private final int perSource;
  private final int share;
  private final Semaphore bytes;
  private final Map<String, Source> sources = new ConcurrentHashMap<>();

  InFlight(IntakeSettings settings) {
    body = Math.toIntExact(settings.body().toBytes());
    perSource = settings.inFlightPerSource();
    int all = Math.toIntExact(settings.inFlight().toBytes());
    bytes = new Semaphore(all);
    share = Math.max(all / 2, Math.max(LEAST, body));
  }

  /**
   * Lets a request of the source in; it has to be closed.
   *
   * @param length of its body in bytes; negative: not known, the limit is assumed
   * @throws RefusedRequest if the source, or the service, has too many already
   */
  Entry enter(String source, long length) {
    Source of =
        sources.computeIfAbsent(
            source, name -> new Source(new Semaphore(perSource), new Semaphore(share)));
    if (!of.requests().tryAcquire()) {
      throw RefusedRequest.of(
          Problem.TOO_MANY_REQUESTS,
          "%d requests of this source are being handled; wait for some, then send again"
              .formatted(perSource));
    }
    int taken = length < 0 ? body : Math.clamp(length, LEAST, Math.max(LEAST, body));
    if (!of.bytes().tryAcquire(taken)) {
      of.requests().release();
      throw RefusedRequest.of(
          Problem.TOO_MANY_REQUESTS,
          "The requests of this source take up the %d bytes that it may; wait for some, then send again"
              .formatted(share));
    }
    if (!bytes.tryAcquire(taken)) {
      of.bytes().release(taken);
      of.requests().release();
      throw RefusedRequest.of(
          Problem.TOO_MANY_REQUESTS, "The service is full for the moment; send again later");
    }
    return new Entry(of, taken);
  }

  /** How much is in flight; for the metric. */
  DataSize capacityLeft() {
    return DataSize.ofBytes(bytes.availablePermits());
  }

  private record Source(Semaphore requests, Semaphore bytes) {}

  /** One request's place. */
  final class Entry implements AutoCloseable {
    private final Source source;
    private int taken;

    private Entry(Source source, int taken) {
      this.source = source;
      this.taken = taken;
    }

    /** Gives back what the body did not need. */
    void measured(int length) {
      int surplus = taken - Math.max(LEAST, length);
      if (surplus > 0) {
        taken -= surplus;
        bytes.release(surplus);
        source.bytes().release(surplus);
      }
    }

    @Override
    public void close() {
      bytes.release(taken);
      source.bytes().release(taken);
      source.requests().release();
    }
  }
}
