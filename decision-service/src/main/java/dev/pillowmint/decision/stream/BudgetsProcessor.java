package dev.pillowmint.decision.stream;

import dev.pillowmint.decision.decide.Accounts;
import dev.pillowmint.decision.decide.Draw;
import dev.pillowmint.decision.decide.Sum;
import dev.pillowmint.decision.stream.record.DrawAnswered;
import dev.pillowmint.decision.stream.record.DrawAsked;
import dev.pillowmint.decision.stream.record.Prepared;
import dev.pillowmint.decision.stream.record.StoredUsed;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Draws on budgets. All draws come here in one order, so none is overdrawn. */
final class BudgetsProcessor implements Processor<String, DrawAsked, String, DrawAnswered> {
  /** How long after its end an account is kept, as long as the events themselves. */
  static final Duration KEPT = Duration.ofDays(400);

  private static final Duration FORGET_EVERY = Duration.ofDays(1);

  private final BudgetMeasures measures;
  private final Clock clock;
  private @Nullable BudgetAccounts accounts;
  private @Nullable ProcessorContext<String, DrawAnswered> context;

  BudgetsProcessor(BudgetMeasures measures, Clock clock) {
    this.measures = measures;
    this.clock = clock;
  }

  @Override
  public void init(ProcessorContext<String, DrawAnswered> given) {
    context = given;
    BudgetAccounts all =
        new BudgetAccounts(given.getStateStore(DecisionTopology.ACCOUNTS), measures);
    accounts = all;
    all.show();
    given.schedule(
        FORGET_EVERY,
        PunctuationType.WALL_CLOCK_TIME,
        timestamp -> all.forget(clock.instant().minus(KEPT)));
  }

  @Override
  public void process(Record<String, DrawAsked> record) {
    DrawAsked asked = record.value();
    List<Draw> draws = StoredDraws.draws(asked.getDraws());
    Accounts.Outcome outcome = Objects.requireNonNull(accounts, "init() comes first").draw(draws);
    @Nullable String refusedBy = outcome.refusedBy();
    DrawAnswered.Builder answer =
        DrawAnswered.newBuilder()
            .setDecisionId(asked.getDecisionId())
            .setGranted(refusedBy == null)
            .setOutcome(refusedBy == null ? asked.getGranted() : otherwise(asked, refusedBy))
            .setReceivedAtMillis(asked.getReceivedAtMillis());
    if (refusedBy == null) {
      answer.setDrawn(asked.getDraws()).setUsed(used(draws, outcome));
    }
    Objects.requireNonNull(context, "init() comes first")
        .forward(record.withKey(asked.getCustomerId()).withValue(answer.build()));
  }

  @Override
  public void close() {
    if (accounts != null) {
      accounts.hide();
    }
  }

  private static List<StoredUsed> used(List<Draw> draws, Accounts.Outcome outcome) {
    Map<String, Sum> sums = new HashMap<>();
    outcome.used().forEach(used -> sums.put(used.draw().account(), used.sum()));
    return draws.stream()
        .map(draw -> sums.getOrDefault(draw.account(), Sum.NOTHING))
        .map(sum -> new StoredUsed(sum.minorUnits(), sum.gestures()))
        .toList();
  }

  private static Prepared otherwise(DrawAsked asked, String refusedBy) {
    Map<String, Prepared> otherwise = asked.getOtherwise();
    Prepared prepared = otherwise.get(refusedBy);
    if (prepared == null) {
      throw new IllegalStateException(
          "Decision %s does not say what stands if %s refuses"
              .formatted(asked.getDecisionId(), refusedBy));
    }
    return prepared;
  }
}
