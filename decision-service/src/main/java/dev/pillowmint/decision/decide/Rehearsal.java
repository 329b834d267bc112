package dev.pillowmint.decision.decide;

import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.customer.Event;
import dev.pillowmint.decision.customer.OpenPromise;
import dev.pillowmint.decision.policy.Policy;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The whole way from an event to the decision that stands, without a stream and without effect:
 * each event once, decided, folded into its customer, its budget drawn. Events come in the order in
 * which they are to be decided.
 */
public final class Rehearsal {
  private final Policy policy;
  private final Memory memory;
  private final Map<String, BudgetUse> budgets = new TreeMap<>();

  /** What a rehearsal remembers of customers. */
  public interface Memory {
    /** The customer's state; {@link CustomerState#UNKNOWN} if nothing is known. */
    CustomerState find(String customerId);

    /** Keeps the state for the next event. */
    void keep(String customerId, CustomerState state);

    /** True the first time an event of this source and id comes. */
    boolean first(Event event);
  }

  /** A rehearsal of the policy with customers of whom the memory tells. */
  public Rehearsal(Policy policy, Memory memory) {
    this.policy = policy;
    this.memory = memory;
  }

  /** A rehearsal of few events, remembered on the heap. */
  public static Rehearsal ofFew(Policy policy) {
    return new Rehearsal(policy, new FewCustomers());
  }

  /** Makes the event known without deciding about it. */
  public void know(Event event) {
    memory.keep(event.customerId(), memory.find(event.customerId()).fold(event));
  }

  /**
   * The decision about the event that stands once its budget has answered. Empty: no rule saw a
   * moment, it was decided before, or the customer asked to be forgotten.
   */
  public Optional<Decision> decide(Event event) {
    CustomerState before = memory.find(event.customerId());
    if (!memory.first(event) || before.erased()) {
      return Optional.empty();
    }
    Optional<Decision> decision = Deciding.decide(policy, before, event);
    CustomerState after = before.fold(event);
    if (after.erased()) {
      memory.keep(event.customerId(), after);
      return Optional.empty();
    }
    Optional<Decision> stands = decision.map(this::stands);
    memory.keep(event.customerId(), stands.map(d -> told(after, d)).orElse(after));
    return stands;
  }

  /** The budgets drawn on so far, by name and period. */
  public List<BudgetUse> budgets() {
    return List.copyOf(budgets.values());
  }

  private Decision stands(Decision decision) {
    if (decision instanceof Decision.Granted granted
        && granted.draw() != null
        && granted.otherwise() != null) {
      return draw(granted.draw(), granted) ? granted : granted.otherwise();
    }
    return decision;
  }

  private boolean draw(Draw draw, Decision decision) {
    String key = draw.budget() + "\u0000" + draw.period();
    Budget untouched = Budget.untouched(draw.amount().currency().getCurrencyCode());
    BudgetUse use =
        budgets.getOrDefault(
            key,
            new BudgetUse(draw.budget(), draw.period(), untouched.spent(), draw.limit(), 0, null));
    Budget.Drawn drawn = new Budget(use.spent()).draw(draw.amount(), draw.limit());
    budgets.put(key, use.after(drawn, draw, decision.moment().event().time()));
    return drawn.granted();
  }

  /** The customer once the decision is told: goodwill counts, given gestures are open promises. */
  private static CustomerState told(CustomerState state, Decision decision) {
    CustomerState told = state.told();
    if (decision instanceof Decision.Granted granted && granted.goodwill() != null) {
      told = told.with(granted.goodwill()).confirm(granted.moment().decisionId());
    }
    for (Chosen gesture : decision.given()) {
      told =
          told.with(new OpenPromise(gesture.id(), gesture.offer().description(), gesture.dueAt()));
    }
    return told;
  }

  private static final class FewCustomers implements Memory {
    private final Map<String, CustomerState> states = new HashMap<>();
    private final Set<List<String>> seen = new HashSet<>();

    @Override
    public CustomerState find(String customerId) {
      return states.getOrDefault(customerId, CustomerState.UNKNOWN);
    }

    @Override
    public void keep(String customerId, CustomerState state) {
      states.put(customerId, state);
    }

    @Override
    public boolean first(Event event) {
      return seen.add(List.of(event.source(), event.id()));
    }
  }
}
