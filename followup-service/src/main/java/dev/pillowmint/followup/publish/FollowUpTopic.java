package dev.pillowmint.followup.publish;

import dev.pillowmint.followup.plan.FollowUp;
import dev.pillowmint.followup.plan.Outbox;
import dev.pillowmint.schemas.FollowUpKind;
import dev.pillowmint.schemas.FollowUpState;
import java.util.List;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaOperations;

/**
 * The topic {@code follow-ups}. At least once, in order per customer: a change's identity is (id,
 * revision), and a reader ignores a revision that it knows.
 */
final class FollowUpTopic implements Outbox.Publisher<FollowUp> {
  private static final Logger LOG = LoggerFactory.getLogger(FollowUpTopic.class);
  private static final String TOPIC = "follow-ups";

  private final KafkaOperations<Object, Object> kafka;
  private final UnaryOperator<dev.pillowmint.schemas.FollowUp> sealed;

  /**
   * @param sealed a follow-up as it may be written
   */
  FollowUpTopic(
      KafkaOperations<Object, Object> kafka,
      UnaryOperator<dev.pillowmint.schemas.FollowUp> sealed) {
    this.kafka = kafka;
    this.sealed = sealed;
  }

  @Override
  public int publish(List<FollowUp> changes) {
    return Sending.inOrder(
        changes, change -> kafka.send(TOPIC, change.customerId(), sealed.apply(avro(change))), LOG);
  }

  static dev.pillowmint.schemas.FollowUp avro(FollowUp change) {
    FollowUp.About about = change.about();
    FollowUp.Status status = change.status();
    return dev.pillowmint.schemas.FollowUp.newBuilder()
        .setId(change.id().toString())
        .setRevision(status.revision())
        .setCustomerId(change.customerId())
        .setGestureId(about.gestureId())
        .setPromiseId(about.promiseId())
        .setRule(about.rule())
        .setStep(change.task().step())
        .setKind(FollowUpKind.valueOf(change.task().kind().name()))
        .setState(FollowUpState.valueOf(status.state().name()))
        .setReason(status.reason().code())
        .setChannel(status.channel().code())
        .setDueAt(status.dueAt())
        .setChangedAt(status.changedAt())
        .setText(about.text())
        .build();
  }
}
