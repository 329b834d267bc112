package dev.pillowmint.decision.stream;

import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.stream.record.Belongings;
import dev.pillowmint.decision.stream.record.KeptSpending;
import dev.pillowmint.decision.stream.record.StoredMissed;
import dev.pillowmint.decision.stream.record.StoredOpenTrials;
import dev.pillowmint.decision.stream.record.StoredPending;
import dev.pillowmint.schemas.Decision;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Takes all that belongs to an identifier out of the stores of one partition, in parts that each
 * fit into a record, and puts such parts to what its customer has in another. What was given comes
 * first, so that it counts before anything else is decided.
 */
record Moving(
    Telling telling, MissedMoments missed, KeyValueStore<String, StoredOpenTrials> trials) {
  /** How many decisions, or proposals, are in a part: each is a few kilobytes. */
  private static final int LARGE = 20;

  /** How many of what is small. */
  private static final int SMALL = 100;

  /**
   * Nothing of it stays.
   *
   * @param aliases it, and what belonged to it
   */
  List<Belongings> takeOut(String identifier, List<String> aliases, long now) {
    CustomerState state = telling.stories().find(identifier);
    List<Decision> told = telling.stories().all(identifier, state);
    List<Belongings> parts = new ArrayList<>();
    parts.add(
        Belongings.newBuilder()
            .setCustomer(StoredCustomers.stored(state.told(-state.decisions())))
            .setAliases(aliases)
            .setForgotten(state.decisions() - told.size())
            .setTrials(TrialRecords.stored(TrialRecords.trials(trials.get(identifier))).getOpen())
            .build());
    for (List<Decision> some : parts(told, LARGE)) {
      parts.add(
          Belongings.newBuilder()
              .setDecisions(some.stream().map(PreparedRecords::bytes).toList())
              .build());
    }
    for (List<StoredPending> some : parts(telling.proposals().takeAll(identifier), LARGE)) {
      parts.add(Belongings.newBuilder().setPending(some).build());
    }
    for (List<KeptSpending> some : parts(telling.spendings().takeAll(identifier, now), SMALL)) {
      parts.add(Belongings.newBuilder().setSpendings(some).build());
    }
    for (List<StoredMissed> some : parts(missed.takeAll(identifier), SMALL)) {
      parts.add(Belongings.newBuilder().setMissed(some).build());
    }
    telling.stories().remove(identifier, state);
    trials.delete(identifier);
    return parts;
  }

  /** The part is the customer's own from now on. */
  void putTo(String customer, Belongings part) {
    Stories stories = telling.stories();
    CustomerState state = stories.find(customer);
    if (part.getCustomer() != null) {
      state = state.joined(StoredCustomers.state(part.getCustomer()));
    }
    List<Decision> told =
        part.getDecisions().stream()
            .map(decision -> Renamed.decision(PreparedRecords.decision(decision), customer))
            .toList();
    stories.keep(customer, stories.join(customer, state, told, part.getForgotten()));
    part.getPending()
        .forEach(waits -> telling.proposals().keep(customer, Renamed.pending(waits, customer)));
    part.getSpendings()
        .forEach(
            kept ->
                telling
                    .spendings()
                    .keep(
                        customer, kept.getGestureId(), kept.getSpending(), kept.getKeptAtMillis()));
    part.getMissed()
        .forEach(moment -> missed.put(MissedRecords.missed(Renamed.missed(moment, customer))));
    if (!part.getTrials().isEmpty()) {
      trials.put(
          customer,
          TrialRecords.stored(
              TrialRecords.trials(trials.get(customer))
                  .joined(TrialRecords.trials(new StoredOpenTrials(part.getTrials())))));
    }
  }

  private static <T> List<List<T>> parts(List<T> all, int most) {
    List<List<T>> parts = new ArrayList<>();
    for (int from = 0; from < all.size(); from += most) {
      parts.add(all.subList(from, Math.min(all.size(), from + most)));
    }
    return parts;
  }
}
