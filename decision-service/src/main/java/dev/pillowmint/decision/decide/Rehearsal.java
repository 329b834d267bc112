package dev.pillowmint.decision.decide;

import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.customer.Event;
import dev.pillowmint.decision.customer.OpenPromise;
import dev.pillowmint.decision.policy.Policy;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
  private final Map<String, Account> accounts = new HashMap<>();
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
    memory.keep(
        event.customerId(), memory.find(event.customerId()).fold(event, policy.remembered(event)));
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
    CustomerState after = before.fold(event, policy.remembered(event));
    if (after.erased()) {
      memory.keep(event.customerId(), after);
      return Optional.empty();
    }
    Optional<Decision> stands = decision.map(this::stands);
    memory.keep(
        event.customerId(), decision.map(d -> told(after, d, stands.orElseThrow())).orElse(after));
    return stands;
  }

  /** The budgets drawn on so far, by name and period. */
  public List<BudgetUse> budgets() {
    return List.copyOf(budgets.values());
  }

  private Decision stands(Decision decision) {
    if (!(decision instanceof Decision.Granted granted) || granted.draws().isEmpty()) {
      return decision;
    }
    Accounts.Outcome drawn =
        Accounts.draw(granted.draws(), name -> accounts.getOrDefault(name, Account.UNTOUCHED));
    accounts.putAll(drawn.changed());
    granted.draws().forEach(draw -> note(draw, drawn, decision.moment().event().time()));
    return drawn.refusedBy() == null
        ? granted
        : Objects.requireNonNull(granted.otherwise().get(drawn.refusedBy()));
  }

  private void note(Draw draw, Accounts.Outcome drawn, Instant time) {
    BudgetUse use = budgets.getOrDefault(draw.account(), BudgetUse.none(draw));
    if (drawn.granted()) {
      budgets.put(draw.account(), use.drawn(draw));
    } else if (draw.budget().equals(drawn.refusedBy())) {
      budgets.put(draw.account(), use.refused(time));
    }
  }

  /** The customer once the decision is told: what it gives counts, and is an open promise. */
  private CustomerState told(CustomerState state, Decision decision, Decision stands) {
    CustomerState told = Settling.noted(policy, state, decision).told();
    String id = decision.moment().decisionId();
    if (!decision.equals(stands)) {
      told = stands instanceof Decision.Proposed ? told.releaseGoodwill(id) : told.release(id);
    } else if (decision instanceof Decision.Granted granted) {
      told = (granted.goodwill() == null ? told : told.with(granted.goodwill())).confirm(id);
    }
    for (Chosen gesture : stands.given()) {
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
