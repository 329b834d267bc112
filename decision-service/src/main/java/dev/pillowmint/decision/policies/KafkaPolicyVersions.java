package dev.pillowmint.decision.policies;

import dev.pillowmint.decision.policy.LivePolicies;
import dev.pillowmint.decision.policy.PoliciesAwayException;
import dev.pillowmint.decision.policy.PolicyBook;
import dev.pillowmint.decision.policy.PolicyVersion;
import dev.pillowmint.decision.policy.PolicyVersions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.jspecify.annotations.Nullable;

/**
 * Writes to the policies topic in transactions of one fixed id: who begins fences whoever wrote
 * before, then reads to the end, and only then decides what to write. So no writer acts on a book
 * that another has changed since.
 */
final class KafkaPolicyVersions implements PolicyVersions {
  private final PolicyTopic topic;
  private final LivePolicies policies;
  private final FollowPolicies following;
  private final Supplier<Producer<String, dev.pillowmint.schemas.PolicyVersion>> producers;
  private final Duration timeout;
  private final ReentrantLock writing = new ReentrantLock(true);

  KafkaPolicyVersions(
      PolicyTopic topic,
      LivePolicies policies,
      FollowPolicies following,
      Supplier<Producer<String, dev.pillowmint.schemas.PolicyVersion>> producers,
      Duration timeout) {
    this.topic = topic;
    this.policies = policies;
    this.following = following;
    this.producers = producers;
    this.timeout = timeout;
  }

  @Override
  public PolicyBook book() {
    if (policies.waitsFor().isPresent()) {
      throw new PoliciesAwayException("The policies are being read.");
    }
    return policies.book();
  }

  @Override
  public PolicyBook change(Function<PolicyBook, List<PolicyVersion>> change) {
    try {
      if (!writing.tryLock(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new PoliciesAwayException("Other changes of the policies are being written.");
      }
      try {
        PolicyBook book = write(change);
        following.await(book.revision(), timeout);
        return book;
      } finally {
        writing.unlock();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PoliciesAwayException("The service is stopping.", e);
    } catch (KafkaException | ExecutionException e) {
      throw away(e);
    }
  }

  private PolicyBook write(Function<PolicyBook, List<PolicyVersion>> change)
      throws InterruptedException, ExecutionException {
    Producer<String, dev.pillowmint.schemas.PolicyVersion> producer = producers.get();
    try {
      producer.initTransactions();
      PolicyBook book = topic.book(timeout);
      List<PolicyVersion> changed = change.apply(book);
      return changed.isEmpty() ? book : commit(producer, book, changed);
    } finally {
      producer.close(Duration.ofSeconds(1));
    }
  }

  private static PolicyBook commit(
      Producer<String, dev.pillowmint.schemas.PolicyVersion> producer,
      PolicyBook before,
      List<PolicyVersion> changed)
      throws InterruptedException, ExecutionException {
    producer.beginTransaction();
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (PolicyVersion version : changed) {
      sent.add(
          producer.send(
              new ProducerRecord<>(
                  PolicyTopic.PARTITION.topic(),
                  PolicyTopic.PARTITION.partition(),
                  version.id().toString(),
                  PolicyRecords.toAvro(version))));
    }
    producer.commitTransaction();
    PolicyBook after = before;
    for (int i = 0; i < changed.size(); i++) {
      after = after.with(sent.get(i).get().offset(), changed.get(i));
    }
    return after;
  }

  private static PoliciesAwayException away(Exception failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ProducerFencedException
          || cause instanceof InvalidProducerEpochException) {
        return new PoliciesAwayException(
            "Somebody else changed the policies at the same moment; nothing was written.", failure);
      }
    }
    return new PoliciesAwayException(
        "Kafka did not confirm the change. Look whether it is there.", failure);
  }
}
