package dev.pillowmint.intake.api;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.springframework.util.unit.DataSize;

/**
 * The requests that are being handled. Each takes up its body's bytes, and at least some for
 * itself, so that neither many small nor a few large ones exhaust the memory.
 */
final class InFlight {
  private static final int LEAST = 4 * 1024;

  private final int body;
  private final int perSource;
  private final Semaphore bytes;
  private final Map<String, Semaphore> sources = new ConcurrentHashMap<>();

  InFlight(IntakeSettings settings) {
    body = Math.toIntExact(settings.body().toBytes());
    perSource = settings.inFlightPerSource();
    bytes = new Semaphore(Math.toIntExact(settings.inFlight().toBytes()));
  }

  /**
   * Lets a request of the source in; it has to be closed.
   *
   * @param length of its body in bytes; negative: not known, the limit is assumed
   * @throws RefusedRequest if the source, or the service, has too many already
   */
  Entry enter(String source, long length) {
    Semaphore ofSource = sources.computeIfAbsent(source, name -> new Semaphore(perSource));
    if (!ofSource.tryAcquire()) {
      throw RefusedRequest.of(
          Problem.TOO_MANY_REQUESTS,
          "%d requests of this source are being handled; wait for some, then send again"
              .formatted(perSource));
    }
    int taken = length < 0 ? body : Math.clamp(length, LEAST, Math.max(LEAST, body));
    if (!bytes.tryAcquire(taken)) {
      ofSource.release();
      throw RefusedRequest.of(
          Problem.TOO_MANY_REQUESTS, "The service is full for the moment; send again later");
    }
    return new Entry(ofSource, taken);
  }

  /** How much is in flight; for the metric. */
  DataSize capacityLeft() {
    return DataSize.ofBytes(bytes.availablePermits());
  }

  /** One request's place. */
  final class Entry implements AutoCloseable {
    private final Semaphore ofSource;
    private int taken;

    private Entry(Semaphore ofSource, int taken) {
      this.ofSource = ofSource;
      this.taken = taken;
    }

    /** Gives back what the body did not need. */
    void measured(int length) {
      int surplus = taken - Math.max(LEAST, length);
      if (surplus > 0) {
        taken -= surplus;
        bytes.release(surplus);
      }
    }

    @Override
    public void close() {
      bytes.release(taken);
      ofSource.release();
    }
  }
}
