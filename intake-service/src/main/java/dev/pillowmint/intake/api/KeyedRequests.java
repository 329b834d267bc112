package dev.pillowmint.intake.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The requests with an Idempotency-Key that this instance handles and remembers. It only spares
 * work and finds mistakes: that a repeat has no second effect rests on the events' ids.
 */
final class KeyedRequests {
  private final Cache<Key, Done> done;
  private final Set<Key> inProgress = ConcurrentHashMap.newKeySet();

  KeyedRequests(IdempotencySettings settings, Ticker ticker) {
    done =
        Caffeine.newBuilder()
            .maximumWeight(settings.results())
            .weigher((Key key, Done is) -> is.weight())
            .expireAfterWrite(settings.kept())
            .ticker(ticker)
            .executor(Runnable::run)
            .build();
  }

  /**
   * What became of the request's events: as it was told before, or found out now.
   *
   * @param fingerprint of all that the request says
   * @throws RefusedRequest if the key is in use, or was used for something else
   */
  List<Result> once(
      String source, IdempotencyKey key, byte[] fingerprint, Supplier<List<Result>> take) {
    Key of = new Key(source, key.text());
    if (!inProgress.add(of)) {
      throw RefusedRequest.of(
          Problem.IN_PROGRESS,
          "A request with this %s is being handled; send it again later"
              .formatted(IdempotencyKey.HEADER));
    }
    try {
      Done before = done.getIfPresent(of);
      if (before != null && !MessageDigest.isEqual(before.fingerprint, fingerprint)) {
        throw RefusedRequest.of(
            Problem.KEY_REUSED,
            "This %s came with another body before; take a new one for a new request"
                .formatted(IdempotencyKey.HEADER));
      }
      List<Result> told = before == null ? null : before.results;
      return told == null ? remembered(of, fingerprint, take.get()) : told;
    } finally {
      inProgress.remove(of);
    }
  }

  /** A request of which nothing may have become durable leaves its key free. */
  private List<Result> remembered(Key key, byte[] fingerprint, List<Result> results) {
    if (results.stream().anyMatch(KeyedRequests::mayBeDurable)) {
      boolean isFinal = results.stream().noneMatch(KeyedRequests::isWorthARetry);
      done.put(key, new Done(fingerprint, isFinal ? results : null));
    }
    return results;
  }

  private static boolean mayBeDurable(Result result) {
    return result instanceof Result.Accepted || isWorthARetry(result);
  }

  private static boolean isWorthARetry(Result result) {
    return result instanceof Result.NotAccepted not && not.problem().isWorthARetry();
  }

  private record Key(String source, String text) {}

  /** A request that was handled. */
  private static final class Done {
    private final byte[] fingerprint;
    private final @Nullable List<Result> results;

    /**
     * @param results as they were told; null: a repeat is another try
     */
    Done(byte[] fingerprint, @Nullable List<Result> results) {
      this.fingerprint = fingerprint;
      this.results = results;
    }

    int weight() {
      return results == null ? 1 : 1 + results.stream().mapToInt(Done::weight).sum();
    }

    private static int weight(Result result) {
      Map<String, Object> properties =
          result instanceof Result.NotAccepted not ? not.detail().getProperties() : null;
      return properties != null && properties.get("errors") instanceof Collection<?> errors
          ? 1 + errors.size()
          : 1;
    }
  }
}
