package dev.pillowmint.decision.stream;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.decision.decide.Budget;
import dev.pillowmint.decision.stream.record.DrawAnswered;
import dev.pillowmint.decision.stream.record.DrawAsked;
import dev.pillowmint.decision.stream.record.StoredBudget;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Draws on budgets. All draws on one budget come here in one order, so none is overdrawn. */
final class BudgetsProcessor implements Processor<String, DrawAsked, String, DrawAnswered> {
  private @Nullable KeyValueStore<String, StoredBudget> budgets;
  private @Nullable ProcessorContext<String, DrawAnswered> context;

  @Override
  public void init(ProcessorContext<String, DrawAnswered> given) {
    context = given;
    budgets = given.getStateStore(DecisionTopology.BUDGETS);
  }

  @Override
  public void process(Record<String, DrawAsked> record) {
    if (budgets != null && context != null) {
      DrawAsked asked = record.value();
      boolean granted = draw(budgets, asked);
      context.forward(
          record
              .withKey(asked.getCustomerId())
              .withValue(
                  DrawAnswered.newBuilder()
                      .setDecisionId(asked.getDecisionId())
                      .setGranted(granted)
                      .setOutcome(granted ? asked.getGranted() : asked.getOtherwise())
                      .setReceivedAtMillis(asked.getReceivedAtMillis())
                      .build()));
    }
  }

  private static boolean draw(KeyValueStore<String, StoredBudget> store, DrawAsked asked) {
    Amount amount = StoredCustomers.amount(asked.getAmount());
    String key = asked.getBudget() + "\u0000" + asked.getPeriod();
    StoredBudget stored = store.get(key);
    Budget budget =
        stored == null
            ? Budget.untouched(amount.currency().getCurrencyCode())
            : new Budget(StoredCustomers.amount(stored.getSpent()));
    Budget.Drawn drawn = budget.draw(amount, StoredCustomers.amount(asked.getLimit()));
    if (drawn.granted()) {
      store.put(key, new StoredBudget(StoredCustomers.money(drawn.budget().spent())));
    }
    return drawn.granted();
  }
}
