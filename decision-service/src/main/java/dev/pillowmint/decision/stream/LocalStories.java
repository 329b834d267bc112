package dev.pillowmint.decision.stream;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.customer.CustomerStories;
import dev.pillowmint.decision.customer.StoriesAwayException;
import dev.pillowmint.decision.customer.Story;
import dev.pillowmint.decision.stream.record.StoredCustomer;
import dev.pillowmint.decision.stream.record.StoredIdentity;
import dev.pillowmint.schemas.BudgetDraw;
import dev.pillowmint.schemas.ChosenGesture;
import dev.pillowmint.schemas.Decision;
import dev.pillowmint.schemas.Money;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;

/** The stories of the customers that this instance owns. */
final class LocalStories implements CustomerStories {
  private final StreamsBuilderFactoryBean streams;

  LocalStories(StreamsBuilderFactoryBean streams) {
    this.streams = streams;
  }

  @Override
  public Optional<Story> find(String customerId) {
    KafkaStreams running = running();
    try {
      return find(running, customerId, owner(running, customerId));
    } catch (InvalidStateStoreException e) {
      throw moving();
    }
  }

  @Override
  public Optional<String> belongsTo(String identifier) {
    KafkaStreams running = running();
    try {
      return Optional.ofNullable(
              LocalStories.<StoredIdentity>store(
                      running, DecisionTopology.IDENTITIES, owner(running, identifier))
                  .get(identifier))
          .flatMap(known -> Optional.ofNullable(known.getBelongsTo()));
    } catch (InvalidStateStoreException e) {
      throw moving();
    }
  }

  @Override
  public Optional<InstanceAddress> owner(String customerId) {
    KafkaStreams running = running();
    try {
      KeyQueryMetadata owner = owner(running, customerId);
      HostInfo host = owner.activeHost();
      return isHere(running, owner)
          ? Optional.empty()
          : Optional.of(new InstanceAddress(host.host(), host.port()));
    } catch (InvalidStateStoreException e) {
      throw moving();
    }
  }

  private KafkaStreams running() {
    KafkaStreams running = streams.getKafkaStreams();
    if (running == null || running.state() != KafkaStreams.State.RUNNING) {
      throw new StoriesAwayException("The stories are being loaded.");
    }
    return running;
  }

  private static KeyQueryMetadata owner(KafkaStreams running, String customerId) {
    KeyQueryMetadata owner =
        running.queryMetadataForKey(DecisionTopology.CUSTOMERS, customerId, new StringSerializer());
    if (owner.equals(KeyQueryMetadata.NOT_AVAILABLE)) {
      throw moving();
    }
    return owner;
  }

  private static StoriesAwayException moving() {
    return new StoriesAwayException("The customer's partition is moving.");
  }

  private static boolean isHere(KafkaStreams running, KeyQueryMetadata owner) {
    return running.metadataForLocalThreads().stream()
        .flatMap(thread -> thread.activeTasks().stream())
        .anyMatch(task -> task.taskId().partition() == owner.partition());
  }

  private static Optional<Story> find(
      KafkaStreams running, String customerId, KeyQueryMetadata owner) {
    if (!isHere(running, owner)) {
      throw new StoriesAwayException("Another instance owns the customer.");
    }
    return Optional.ofNullable(
            LocalStories.<StoredCustomer>store(running, DecisionTopology.CUSTOMERS, owner)
                .get(customerId))
        .map(StoredCustomers::state)
        .filter(state -> !state.erased())
        .map(
            state ->
                new Story(
                    customerId,
                    state,
                    told(store(running, DecisionTopology.STORIES, owner), customerId, state)));
  }

  private static <T> ReadOnlyKeyValueStore<String, T> store(
      KafkaStreams running, String name, KeyQueryMetadata owner) {
    return running.store(
        StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.<String, T>keyValueStore())
            .withPartition(owner.partition()));
  }

  private static List<Story.Told> told(
      ReadOnlyKeyValueStore<String, Decision> store, String customerId, CustomerState state) {
    List<Story.Told> told = new ArrayList<>();
    try (KeyValueIterator<String, Decision> decisions =
        store.range(
            Stories.key(customerId, Stories.oldest(state)),
            Stories.key(customerId, Math.max(0, state.decisions() - 1)))) {
      decisions.forEachRemaining(decision -> told.add(told(decision.value)));
    }
    Collections.reverse(told);
    return told;
  }

  private static Story.Told told(Decision decision) {
    return new Story.Told(
        decision.getId(),
        decision.getEventType(),
        decision.getEventSource(),
        decision.getEventId(),
        decision.getEventTime(),
        decision.getDecidedAt(),
        decision.getPolicy(),
        decision.getPolicyVersion(),
        decision.getRule(),
        decision.getOutcome().name(),
        decision.getReason(),
        decision.getExplanation(),
        decision.getGestures().stream().map(LocalStories::given).toList(),
        amount(decision.getAtRisk()),
        decision.getStaffText(),
        decision.getCustomerText(),
        decision.getArm(),
        decision.getRevision(),
        decision.getRole(),
        decision.getAnswerBy(),
        decision.getDraws().stream().map(LocalStories::drawn).toList());
  }

  private static Story.Drawn drawn(BudgetDraw draw) {
    return new Story.Drawn(
        draw.getBudget(),
        draw.getPeriod(),
        amount(draw.getAmount()),
        amount(draw.getLimit()),
        amount(draw.getUsed()),
        draw.getLimitCount(),
        draw.getUsedCount());
  }

  private static Story.Given given(ChosenGesture gesture) {
    return new Story.Given(
        gesture.getGestureId(),
        gesture.getKind().name(),
        gesture.getLedger().name(),
        amount(gesture.getAmount()),
        gesture.getDescription(),
        gesture.getForm(),
        gesture.getUntil(),
        gesture.getPoints(),
        gesture.getRole());
  }

  private static @Nullable Amount amount(@Nullable Money money) {
    return money == null ? null : Amount.ofMinor(money.getMinorUnits(), money.getCurrency());
  }
}
