package dev.pillowmint.decision.stream;

import dev.pillowmint.decision.customer.Aliases;
import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.stream.record.AliasErased;
import dev.pillowmint.decision.stream.record.AliasesErased;
import dev.pillowmint.decision.stream.record.Belongings;
import dev.pillowmint.decision.stream.record.Carried;
import dev.pillowmint.decision.stream.record.CarriedEvent;
import dev.pillowmint.decision.stream.record.DrawAnswered;
import dev.pillowmint.decision.stream.record.LinkAnswered;
import dev.pillowmint.decision.stream.record.LinkAsked;
import dev.pillowmint.decision.stream.record.StoredIdentity;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Joins identifiers: weighs links, all in one partition; moves what belongs to a linked identifier
 * to its customer; and decides there what came under it since, in the order in which it came.
 */
final class IdentitiesProcessor implements Processor<String, Carried, String, Outgoing> {
  private static final Logger log = LoggerFactory.getLogger(IdentitiesProcessor.class);

  private final DecisionTopology.Parts parts;
  private @Nullable Work work;

  IdentitiesProcessor(DecisionTopology.Parts parts) {
    this.parts = parts;
  }

  @Override
  public void init(ProcessorContext<String, Outgoing> context) {
    Arrivals arrivals = Arrivals.of(context, parts);
    work =
        new Work(
            arrivals,
            new Settlements(arrivals.telling(), arrivals.identities()),
            new Moving(
                arrivals.telling(),
                new MissedMoments(
                    context.getStateStore(LearningTopology.MISSED),
                    context.getStateStore(LearningTopology.MISSED_PLACES)),
                context.getStateStore(LearningTopology.TRIALS)),
            context.getStateStore(DecisionTopology.ALIASES),
            new Seen(context.getStateStore(DecisionTopology.SEEN), parts.dedupeWindow()),
            parts.measures());
  }

  @Override
  public void process(Record<String, Carried> record) {
    Work begun = Objects.requireNonNull(work, "init() comes first");
    String identifier = record.key();
    if (!begun.telling().isOurs(record.headers())) {
      return;
    }
    switch (record.value().getWhat()) {
      case CarriedEvent event -> begun.arrive(identifier, event);
      case DrawAnswered answer -> begun.settlements().settle(identifier, answer);
      case Belongings part -> begun.receive(identifier, part);
      case LinkAsked asked -> begun.weigh(asked);
      case LinkAnswered answer -> begun.answered(identifier, answer);
      case AliasErased erased -> begun.erase(identifier);
      case AliasesErased erased -> erased.getAliases().forEach(begun.aliases()::delete);
      default -> throw new IllegalStateException("Nothing else travels");
    }
  }

  /** The processor with what {@link #init} gave it. */
  private record Work(
      Arrivals arrivals,
      Settlements settlements,
      Moving moving,
      KeyValueStore<String, String> aliases,
      Seen seen,
      Measures measures) {

    /** One that cannot be handled is a dead letter, as those are that come from a shared topic. */
    void arrive(String identifier, CarriedEvent carried) {
      try {
        arrivals.arrive(identifier, Arrival.of(carried));
      } catch (KafkaException e) {
        throw e;
      } catch (RuntimeException e) {
        setAside(carried, String.valueOf(e.getMessage()));
      }
    }

    void weigh(LinkAsked asked) {
      Aliases known = new Aliases(id -> Optional.ofNullable(aliases.get(id)));
      Aliases.Ruling ruling = known.link(asked.getAlias(), asked.getCustomer());
      LinkAnswered answer =
          switch (ruling) {
            case Aliases.Ruling.Linked linked -> {
              aliases.put(asked.getAlias(), linked.customer());
              yield new LinkAnswered(linked.customer(), null);
            }
            case Aliases.Ruling.Known same -> new LinkAnswered(null, null);
            case Aliases.Ruling.Refused refused -> new LinkAnswered(null, refused.reason());
          };
      telling().send(asked.getAlias(), answer);
    }

    void answered(String alias, LinkAnswered answer) {
      StoredIdentity identity = identities().find(alias);
      CarriedEvent link = identity.getAsked();
      if (link == null) {
        return;
      }
      identity = StoredIdentity.newBuilder(identity).setAsked(null).build();
      identities().keep(alias, identity);
      if (answer.getBelongsTo() != null) {
        move(alias, identity, answer.getBelongsTo());
        arrivals.carry(answer.getBelongsTo(), link);
      } else if (answer.getRefusal() != null) {
        setAside(link, answer.getRefusal());
      }
      measures.linked(
          answer.getBelongsTo() != null
              ? "joined"
              : answer.getRefusal() != null ? "refused" : "known");
      release(alias);
    }

    private void move(String alias, StoredIdentity identity, String customer) {
      var all = Stream.concat(identity.getAliases().stream(), Stream.of(alias)).toList();
      moving
          .takeOut(alias, all, telling().context().currentSystemTimeMs())
          .forEach(part -> telling().send(customer, part));
      identities()
          .keep(
              alias,
              StoredIdentity.newBuilder()
                  .setBelongsTo(customer)
                  .setHeld(identity.getHeld())
                  .build());
    }

    /** What came meanwhile goes its way, unless another link among it has to be weighed first. */
    private void release(String identifier) {
      while (identities().find(identifier).getAsked() == null) {
        CarriedEvent next = identities().release(identifier);
        if (next == null) {
          return;
        }
        arrive(identifier, next);
      }
    }

    /** It had no effect, and may come again. */
    private void setAside(CarriedEvent event, String reason) {
      long now = telling().context().currentSystemTimeMs();
      seen.forget(KeptEvents.event(event.getEvent()), now);
      measures.deadLetter("customer-events", DeadLetters.IDENTITY);
      log.warn("A bad record went to {}: {}", DeadLetters.OF_EVENTS, reason);
      telling()
          .context()
          .forward(
              new Record<>(
                  KeptEvents.published(event.getEvent()).getCustomerId(),
                  new Outgoing.Refused(KeptEvents.published(event.getEvent())),
                  now,
                  DeadLetters.refused(reason, event.getPartition(), event.getOffset())));
    }

    void receive(String customer, Belongings part) {
      @Nullable String owner = identities().owner(customer);
      if (owner != null) {
        telling().send(owner, part);
        return;
      }
      CustomerState state = telling().stories().find(customer);
      if (state.erased()) {
        arrivals.erase(part.getAliases());
        return;
      }
      identities().linked(customer, part.getAliases());
      moving.putTo(customer, part);
    }

    void erase(String alias) {
      telling().erased(alias);
      identities().erase(alias);
      telling().stories().keep(alias, CustomerState.ERASED);
    }

    Telling telling() {
      return arrivals.telling();
    }

    private Identities identities() {
      return arrivals.identities();
    }
  }
}
