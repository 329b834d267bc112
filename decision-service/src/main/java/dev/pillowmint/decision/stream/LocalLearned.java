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
        running ->
            stores
                .<String>allOf(running, LearningTopology.MISSED_PLACES)
                .flatMap(s -> Optional.ofNullable(s.get(MissedMoments.placeOf(decisionId))))
                .flatMap(
                    key ->
                        stores
                            .<StoredMissed>allOf(running, LearningTopology.MISSED)
                            .flatMap(s -> Optional.ofNullable(s.get(key))))
                .map(MissedRecords::missed));
  }

  @Override
  public List<RuleResult> results(LocalDate since) {
    RuleDays days = new RuleDays(since);
    return reading(
        running -> {
          stores.<StoredCounts>each(
              running,
              LearningTopology.RESULTS,
              c -> days.add(CountRecords.day(c), CountRecords.counts(c)));
          return days.results(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        });
  }

  @Override
  public List<Consistency> consistency(LocalDate since) {
    Received received = new Received();
    return reading(
        running -> {
          stores.<StoredAmounts>each(
              running,
              LearningTopology.AMOUNTS,
              a -> {
                if (a.getEpochDay() >= since.toEpochDay()) {
                  received.add(
                      new Received.Rule(a.getPolicy(), a.getRule()),
                      a.getCurrency(),
                      a.getStaffId(),
                      CountRecords.amounts(a));
                }
              });
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
