package dev.pillowmint.decision.stream;

import dev.pillowmint.decision.learn.Consistency;
import dev.pillowmint.decision.learn.Learned;
import dev.pillowmint.decision.learn.LearnedAwayException;
import dev.pillowmint.decision.learn.Missed;
import dev.pillowmint.decision.learn.MissedGroup;
import dev.pillowmint.decision.learn.MissedPage;
import dev.pillowmint.decision.learn.MissedQuery;
import dev.pillowmint.decision.learn.Received;
import dev.pillowmint.decision.learn.RuleDays;
import dev.pillowmint.decision.learn.RuleResult;
import dev.pillowmint.decision.stream.record.StoredAmounts;
import dev.pillowmint.decision.stream.record.StoredCounts;
import dev.pillowmint.decision.stream.record.StoredMissed;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** What this instance's own stores have learned. */
final class LocalLearned implements Learned {
  private final LocalStores stores;
  private final Clock clock;

  LocalLearned(LocalStores stores, Clock clock) {
    this.stores = stores;
    this.clock = clock;
  }

  @Override
  public MissedPage missed(MissedQuery query) {
    return reading(
        running ->
            MissedPage.merged(
                stores.<StoredMissed>eachOf(running, LearningTopology.MISSED).stream()
                    .map(store -> page(store, query))
                    .toList(),
                query.most()));
  }

  @Override
  public Optional<Missed> missed(String decisionId) {
    return reading(
        running -> {
          String key =
              stores
                  .<String>allOf(running, LearningTopology.MISSED_PLACES)
                  .get(MissedMoments.placeOf(decisionId));
          return Optional.ofNullable(key)
              .map(stores.<StoredMissed>allOf(running, LearningTopology.MISSED)::get)
              .map(MissedRecords::missed);
        });
  }

  @Override
  public List<RuleResult> results(LocalDate since) {
    RuleDays days = new RuleDays(since);
    return reading(
        running -> {
          try (KeyValueIterator<String, StoredCounts> all =
              stores.<StoredCounts>allOf(running, LearningTopology.RESULTS).all()) {
            all.forEachRemaining(
                c -> days.add(CountRecords.day(c.value), CountRecords.counts(c.value)));
          }
          return days.results(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        });
  }

  @Override
  public List<Consistency> consistency(LocalDate since) {
    Received received = new Received();
    return reading(
        running -> {
          try (KeyValueIterator<String, StoredAmounts> all =
              stores.<StoredAmounts>allOf(running, LearningTopology.AMOUNTS).all()) {
            all.forEachRemaining(
                a -> {
                  if (a.value.getEpochDay() >= since.toEpochDay()) {
                    received.add(
                        new Received.Rule(a.value.getPolicy(), a.value.getRule()),
                        a.value.getCurrency(),
                        a.value.getStaffId(),
                        CountRecords.amounts(a.value));
                  }
                });
          }
          return received.consistency();
        });
  }

  @Override
  public List<Instance> others() {
    return reading(stores::others);
  }

  private <T> T reading(Function<KafkaStreams, T> read) {
    try {
      return read.apply(stores.running());
    } catch (InvalidStateStoreException e) {
      throw new LearnedAwayException("A partition is moving.");
    }
  }

  private static MissedPage page(
      ReadOnlyKeyValueStore<String, StoredMissed> store, MissedQuery query) {
    List<Missed> page = new ArrayList<>();
    List<MissedGroup> groups = new ArrayList<>();
    boolean more = false;
    boolean first = query.before().isEmpty();
    String from = MissedMoments.key(new Missed.Position(query.since(), ""));
    String to = query.before().map(MissedMoments::key).orElse(null);
    try (KeyValueIterator<String, StoredMissed> newestFirst = store.reverseRange(from, to)) {
      while (newestFirst.hasNext() && (first || !more)) {
        Missed missed = MissedRecords.missed(newestFirst.next().value);
        if (!query.asksFor(missed) || query.before().map(missed.position()::equals).orElse(false)) {
          continue;
        }
        more = page.size() == query.most();
        if (!more) {
          page.add(missed);
        }
        if (first) {
          groups.add(MissedGroup.of(missed));
        }
      }
    }
    return new MissedPage(page, MissedGroup.merged(groups), more);
  }
}
