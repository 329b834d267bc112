package dev.pillowmint.decision.stream;

import dev.pillowmint.decision.customer.TypePattern;
import dev.pillowmint.decision.learn.Trial;
import dev.pillowmint.decision.learn.Trials;
import dev.pillowmint.decision.stream.record.StoredOpenTrials;
import dev.pillowmint.decision.stream.record.StoredRule;
import dev.pillowmint.decision.stream.record.StoredTrial;
import dev.pillowmint.decision.stream.record.StoredWatch;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A customer's trials as the store keeps them, and back. */
final class TrialRecords {
  private TrialRecords() {}

  static StoredOpenTrials stored(Trials trials) {
    return new StoredOpenTrials(trials.open().stream().map(TrialRecords::stored).toList());
  }

  static Trials trials(@Nullable StoredOpenTrials stored) {
    return stored == null
        ? Trials.NONE
        : new Trials(stored.getOpen().stream().map(TrialRecords::trial).toList());
  }

  private static StoredTrial stored(Trial trial) {
    return new StoredTrial(
        new StoredRule(trial.policy(), trial.version(), trial.rule()),
        trial.arm(),
        trial.time().toEpochMilli(),
        trial.until().toEpochMilli(),
        trial.watches().stream()
            .map(
                w ->
                    new StoredWatch(
                        w.outcome(),
                        w.on().stream().map(TypePattern::text).toList(),
                        w.within().toSeconds()))
            .toList());
  }

  private static Trial trial(StoredTrial stored) {
    return new Trial(
        stored.getRule().getPolicy(),
        stored.getRule().getName(),
        stored.getRule().getVersion(),
        stored.getArm(),
        Instant.ofEpochMilli(stored.getAtMillis()),
        Instant.ofEpochMilli(stored.getUntilMillis()),
        stored.getWatches().stream()
            .map(
                w ->
                    new Trial.Watch(
                        w.getOutcome(),
                        w.getOn().stream().map(TypePattern::new).toList(),
                        Duration.ofSeconds(w.getWithinSeconds())))
            .toList());
  }
}
