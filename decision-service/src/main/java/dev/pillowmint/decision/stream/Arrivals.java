package dev.pillowmint.decision.stream;

import dev.pillowmint.decision.customer.Aliases;
import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.customer.Event;
import dev.pillowmint.decision.decide.Beside;
import dev.pillowmint.decision.decide.Deciding;
import dev.pillowmint.decision.decide.Decision;
import dev.pillowmint.decision.policy.Policies;
import dev.pillowmint.decision.policy.Policy;
import dev.pillowmint.decision.stream.record.AliasErased;
import dev.pillowmint.decision.stream.record.AliasesErased;
import dev.pillowmint.decision.stream.record.CarriedEvent;
import dev.pillowmint.decision.stream.record.LinkAsked;
import dev.pillowmint.decision.stream.record.StoredIdentity;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Decides each event about a customer and folds it in. An event under an identifier that was given
 * up follows its customer; while a link is weighed, what comes under its identifier waits.
 */
record Arrivals(
    Policies policies,
    Beside beside,
    Clock clock,
    Answers answers,
    Telling telling,
    Identities identities) {

  /** Every link has this key, so that one task weighs all links in one order. */
  static final String ONE_PARTITION = "identities";

  private static final String ERASURE = "customer.erased";

  static Arrivals of(ProcessorContext<String, Outgoing> context, DecisionTopology.Parts parts) {
    Telling telling = Telling.of(context, parts.measures());
    Answers answers =
        new Answers(() -> parts.policies().active(parts.clock().instant()), parts.clock(), telling);
    return new Arrivals(
        parts.policies(), parts.beside(), parts.clock(), answers, telling, Identities.of(context));
  }

  /**
   * @param identifier under which it came, or to which it was carried
   */
  void arrive(String identifier, Arrival arrival) {
    StoredIdentity identity = identities.find(identifier);
    Optional<String> target =
        arrival.carried() ? Optional.empty() : Aliases.target(arrival.event());
    if (identity.getAsked() != null) {
      identities.hold(identifier, arrival.record().get());
    } else if (target.isPresent()) {
      ask(identifier, identity, arrival.record().get(), target.get());
    } else if (identity.getBelongsTo() != null) {
      carry(identity.getBelongsTo(), arrival.record().get());
    } else {
      decide(arrival.event().about(identifier), arrival.receivedAt());
    }
  }

  void carry(String to, CarriedEvent event) {
    telling.send(to, CarriedEvent.newBuilder(event).setCarried(true).build());
  }

  private void ask(
      String identifier, StoredIdentity identity, CarriedEvent carried, String target) {
    if (telling.stories().find(identifier).erased()) {
      return;
    }
    identities.keep(identifier, StoredIdentity.newBuilder(identity).setAsked(carried).build());
    telling.send(ONE_PARTITION, new LinkAsked(identifier, target));
  }

  private void decide(Event event, @Nullable Instant receivedAt) {
    String customerId = event.customerId();
    CustomerState before = telling.stories().find(customerId);
    if (before.erased()) {
      if (event.type().equals(ERASURE)) {
        telling.erased(customerId);
      }
      return;
    }
    CustomerState heard = answers.hear(event, receivedAt, before);
    Policy policy = policies.active(clock.instant());
    Optional<Decision> decision = Deciding.decide(policy, heard, event);
    beside.decided(heard, event, decision);
    CustomerState after = heard.fold(event, policy.remembered(event));
    telling
        .context()
        .forward(
            new Record<>(
                customerId,
                new Outgoing.Noticed(event, decision.isPresent()),
                telling.context().currentSystemTimeMs()));
    if (after.erased()) {
      erase(customerId, before);
    } else {
      Telling.About about = new Telling.About(customerId, receivedAt);
      telling
          .stories()
          .keep(
              customerId,
              decision
                  .map(d -> telling.settle(about, policy, after, d, t -> published(policy, t)))
                  .orElse(after));
    }
  }

  private void erase(String customerId, CustomerState before) {
    telling.erased(customerId);
    telling.stories().erase(customerId, before);
    telling.proposals().erase(customerId);
    telling.spendings().erase(customerId, telling.context().currentSystemTimeMs());
    erase(identities.find(customerId).getAliases());
    identities.erase(customerId);
  }

  /** Who was known by these identifiers asked to be forgotten. */
  void erase(List<String> aliases) {
    if (!aliases.isEmpty()) {
      aliases.forEach(alias -> telling.send(alias, new AliasErased()));
      telling.send(ONE_PARTITION, new AliasesErased(aliases));
    }
  }

  private Published published(Policy policy, Decision decision) {
    return Published.of(decision, policy, clock.instant());
  }
}
