package dev.pillowmint.followup.send.webhook;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Throws an answer's body away: a short one to its end, so that the connection can be used again;
 * of a long or slow one no more than a little.
 */
final class Drain implements BodySubscriber<Void> {
  private static final long MOST_BYTES = 16 * 1024;
  private static final long LONGEST_MILLIS = 500;

  private final AtomicLong bytes = new AtomicLong();
  private final CompletableFuture<Void> drained = new CompletableFuture<>();
  private volatile CompletableFuture<Void> ending = drained;

  @Override
  public CompletionStage<Void> getBody() {
    return ending;
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    ending =
        drained
            .completeOnTimeout(null, LONGEST_MILLIS, TimeUnit.MILLISECONDS)
            .whenComplete((nothing, fault) -> subscription.cancel());
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> part) {
    long length = part.stream().mapToLong(ByteBuffer::remaining).sum();
    if (bytes.addAndGet(length) > MOST_BYTES) {
      drained.complete(null);
    }
  }

  /** The status was read, which is all that counts. */
  @Override
  public void onError(Throwable fault) {
    drained.complete(null);
  }

  @Override
  public void onComplete() {
    drained.complete(null);
  }
}
