package dev.pillowmint.followup.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.slf4j.Logger;

/** Sends a batch and waits for Kafka's word on each. */
final class Sending {
  private Sending() {}

  /**
   * Sends all, and tells how many, from the first one on, are durable.
   *
   * @param send one, without waiting
   */
  static <T> int inOrder(List<T> batch, Function<T, CompletableFuture<?>> send, Logger log) {
    List<CompletableFuture<?>> sent = new ArrayList<>();
    try {
      for (T one : batch) {
        sent.add(send.apply(one));
      }
    } catch (RuntimeException e) {
      // Serializers throw what they like, for instance while the registry is away.
      warn(log, e);
    }
    return acknowledged(sent, log);
  }

  private static int acknowledged(List<CompletableFuture<?>> sent, Logger log) {
    int count = 0;
    for (CompletableFuture<?> one : sent) {
      try {
        one.join();
      } catch (CompletionException | CancellationException e) {
        warn(log, e);
        return count;
      }
      count++;
    }
    return count;
  }

  private static void warn(Logger log, Exception e) {
    log.warn("It waits to be published: {}", e.toString());
  }
}
