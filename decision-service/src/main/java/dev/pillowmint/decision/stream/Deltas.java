package dev.pillowmint.decision.stream;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Times as stored: epoch seconds, each after the first as the difference to the one before. */
final class Deltas {
  private Deltas() {}

  static List<Long> of(List<Instant> times) {
    List<Long> deltas = new ArrayList<>();
    long last = 0;
    for (Instant time : times) {
      deltas.add(time.getEpochSecond() - last);
      last = time.getEpochSecond();
    }
    return deltas;
  }

  static List<Instant> times(List<Long> deltas) {
    List<Instant> times = new ArrayList<>();
    long second = 0;
    for (long delta : deltas) {
      second += delta;
      times.add(Instant.ofEpochSecond(second));
    }
    return times;
  }
}
