package dev.pillowmint.benchmarks.stream;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** Takes the time of one store's restoration. */
final class Restoration implements StateRestoreListener {
  private final String store;
  private final CountDownLatch partitions;
  private final AtomicLong began = new AtomicLong();
  private final AtomicLong ended = new AtomicLong();
  private final AtomicLong restored = new AtomicLong();

  Restoration(String store, int partitions) {
    this.store = store;
    this.partitions = new CountDownLatch(partitions);
  }

  StateBenchmark.Restored await() throws InterruptedException {
    partitions.await();
    return new StateBenchmark.Restored(restored.get(), (ended.get() - began.get()) / 1e9);
  }

  @Override
  public void onRestoreStart(TopicPartition partition, String name, long from, long to) {
    if (name.equals(store)) {
      began.compareAndSet(0, System.nanoTime());
    }
  }

  @Override
  public void onBatchRestored(TopicPartition partition, String name, long to, long number) {
    // Only the total matters.
  }

  @Override
  public void onRestoreEnd(TopicPartition partition, String name, long total) {
    if (name.equals(store)) {
      ended.set(System.nanoTime());
      restored.addAndGet(total);
      partitions.countDown();
    }
  }
}
