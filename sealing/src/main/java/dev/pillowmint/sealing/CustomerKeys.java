package dev.pillowmint.sealing;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The data keys that this instance seals with, one for each customer. A key is durable on the topic
 * {@code customer-keys} before anything is sealed under it; the new keys of a batch are sent
 * together and awaited once. An instance that has a copy of the topic takes a key that is there;
 * others make their own. So a customer may have several, each good for what it sealed. Thread-safe.
 */
public final class CustomerKeys {
  private static final Logger LOG = LoggerFactory.getLogger(CustomerKeys.class);

  private final Topic topic;
  private final MasterKeys master;
  private final Duration timeout;
  private final AsyncCache<String, DataKey> keys;

  /** Writes to {@code customer-keys}. */
  public interface Topic {
    /** Comes once the record is durable; fails, or throws, if it cannot be. */
    CompletableFuture<?> write(String name, byte[] wrapped);
  }

  /**
   * @param remembered how many customers at most
   * @param timeout how long is waited for new keys at most
   */
  public CustomerKeys(Topic topic, MasterKeys master, int remembered, Duration timeout) {
    this.topic = topic;
    this.master = master;
    this.timeout = timeout;
    this.keys = Caffeine.newBuilder().maximumSize(remembered).buildAsync();
  }

  /**
   * A durable data key of each customer; who has none that could be made durable is left out.
   *
   * @param copy whose keys are taken before one is made
   * @throws UnreadableKeyException if a key of the copy cannot be opened with the configured master
   *     keys
   */
  public Map<String, DataKey> of(Set<String> customers, Unsealing.Copy copy) {
    Map<String, CompletableFuture<DataKey>> asked = asked(customers, copy);
    CompletableFuture.allOf(asked.values().toArray(CompletableFuture[]::new))
        .exceptionally(failure -> null)
        .completeOnTimeout(null, timeout.toMillis(), TimeUnit.MILLISECONDS)
        .join();
    Map<String, DataKey> durable = new HashMap<>();
    asked.forEach(
        (customer, key) -> {
          if (key.isDone() && !key.isCompletedExceptionally()) {
            durable.put(customer, key.join());
          }
        });
    if (durable.size() < asked.size()) {
      LOG.warn("{} keys of customers were not made durable", asked.size() - durable.size());
    }
    return durable;
  }

  /** What the customer says next is sealed under a new key. */
  void forget(String customerId) {
    keys.synchronous().invalidate(customerId);
  }

  /** The same of every customer. */
  void forgetAll() {
    keys.synchronous().invalidateAll();
  }

  /** Once the topic fails at once, it is not asked for more. */
  private Map<String, CompletableFuture<DataKey>> asked(
      Set<String> customers, Unsealing.Copy copy) {
    Map<String, CompletableFuture<DataKey>> asked = new HashMap<>();
    boolean barred = false;
    for (String customer : customers) {
      CompletableFuture<DataKey> key =
          barred ? failed() : keys.get(customer, (id, executor) -> keyOf(id, copy));
      barred = key.isCompletedExceptionally();
      asked.put(customer, key);
    }
    return asked;
  }

  private CompletableFuture<DataKey> keyOf(String customerId, Unsealing.Copy copy) {
    for (KeyName name : copy.of(customerId)) {
      byte[] wrapped = copy.find(name);
      if (wrapped != null) {
        return CompletableFuture.completedFuture(master.unwrap(name, wrapped));
      }
    }
    return made(customerId);
  }

  /** What fails, the cache forgets. */
  private CompletableFuture<DataKey> made(String customerId) {
    DataKey key = DataKey.generate(customerId);
    try {
      return topic.write(key.name().text(), master.wrap(key)).thenApply(written -> key);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private static CompletableFuture<DataKey> failed() {
    return CompletableFuture.failedFuture(new TimeoutException("Another key was not taken"));
  }
}
