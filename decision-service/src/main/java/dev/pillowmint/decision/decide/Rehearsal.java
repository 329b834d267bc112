package dev.pillowmint.decision.decide;

import dev.pillowmint.decision.customer.Aliases;
import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.customer.Event;
import dev.pillowmint.decision.policy.Policy;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The whole way from an event to the decision that stands, without a stream and without effect:
 * each event once, heard, decided, folded into its customer, its budget drawn. Events come in the
 * order in which they are to be decided.
 */
public final class Rehearsal {
  private final Policy policy;
  private final Memory memory;
  private final RehearsedBudgets budgets = new RehearsedBudgets();
  private final Hearing hearing;

  /** What a rehearsal remembers of customers. */
  public interface Memory {
    /** The customer's state; {@link CustomerState#UNKNOWN} if nothing is known. */
    CustomerState find(String customerId);

    /** Keeps the state for the next event. */
    void keep(String customerId, CustomerState state);

    /** Whose the identifier is; empty: it was not linked. */
    Optional<String> belongsTo(String identifier);

    /** Links it. */
    void link(String identifier, String customerId);

    /** True the first time an event of this source and id comes. */
    boolean first(Event event);
  }

  /** A rehearsal of the policy with customers of whom the memory tells. */
  public Rehearsal(Policy policy, Memory memory) {
    this.policy = policy;
    this.memory = memory;
    this.hearing = new Hearing(policy, budgets);
  }

  /** A rehearsal of few events, remembered on the heap. */
  public static Rehearsal ofFew(Policy policy) {
    return new Rehearsal(policy, new FewCustomers());
  }

  /** Makes the event known without deciding about it. */
  public void know(Event happened) {
    if (linked(happened)) {
      Event event = happened.about(customer(happened));
      memory.keep(
          event.customerId(),
          memory.find(event.customerId()).fold(event, policy.remembered(event)));
    }
  }

  /**
   * What an event led to.
   *
   * @param revised a decision that it settled or changed: a person answered, or a fact was looked
   *     into; empty: none
   * @param decision about the event itself; empty: no rule saw a moment, it was decided before, or
   *     the customer asked to be forgotten
   */
  public record Heard(Optional<Revised> revised, Optional<Decision> decision) {
    static final Heard NOTHING = new Heard(Optional.empty(), Optional.empty());
  }

  /**
   * A decision that is told again.
   *
   * @param before as it was told last
   * @param after as it stands now
   */
  public record Revised(Decision.Proposed before, Decision after) {}

  /** The decision about the event itself that stands once its budget has answered. */
  public Optional<Decision> decide(Event event) {
    return hear(event).decision();
  }

  /** Hears the event and decides about it. */
  public Heard hear(Event happened) {
    if (!memory.first(happened) || !linked(happened)) {
      return Heard.NOTHING;
    }
    Event event = happened.about(customer(happened));
    CustomerState before = memory.find(event.customerId());
    if (before.erased()) {
      return Heard.NOTHING;
    }
    Hearing.Heard heard = hearing.hear(event, before);
    Optional<Decision> decision = Deciding.decide(policy, heard.state(), event);
    CustomerState after = heard.state().fold(event, policy.remembered(event));
    if (after.erased()) {
      memory.keep(event.customerId(), after);
      hearing.erase(event.customerId());
      return Heard.NOTHING;
    }
    Hearing.Heard settled =
        heard.asks() == null
            ? new Hearing.Heard(after, heard.revised(), null)
            : hearing.settled(heard.asks(), after);
    if (heard.weighed() != null) {
      settled = anew(heard.weighed(), after);
    }
    CustomerState state = settled.state();
    Optional<Decision> stands = decision.map(this::stands);
    memory.keep(
        event.customerId(), decision.map(d -> told(state, d, stands.orElseThrow())).orElse(state));
    return new Heard(Optional.ofNullable(settled.revised()), stands);
  }

  /** What is known of the customer so far. */
  public CustomerState known(String customerId) {
    return memory.find(new Aliases(memory::belongsTo).customer(customerId));
  }

  private String customer(Event event) {
    return new Aliases(memory::belongsTo).customer(event.customerId());
  }

  /** Links what the event links; false: that changes nothing, and neither does the event. */
  private boolean linked(Event event) {
    Optional<String> target = Aliases.target(event);
    if (target.isEmpty()) {
      return true;
    }
    String alias = event.customerId();
    CustomerState moves = memory.find(alias);
    if (moves.erased()
        || !(new Aliases(memory::belongsTo).link(alias, target.get())
            instanceof Aliases.Ruling.Linked linked)) {
      return false;
    }
    memory.link(alias, linked.customer());
    memory.keep(linked.customer(), memory.find(linked.customer()).joined(moves));
    memory.keep(alias, CustomerState.UNKNOWN);
    hearing.move(alias, linked.customer());
    return true;
  }

  /** The budgets drawn on so far, by name and period. */
  public List<BudgetUse> budgets() {
    return budgets.all();
  }

  private Hearing.Heard anew(Hearing.Anew weighed, CustomerState state) {
    Decision decision = weighed.decision();
    Decision stands = stands(decision);
    return new Hearing.Heard(
        told(state, decision, stands), new Revised(weighed.before(), stands), null);
  }

  private Decision stands(Decision decision) {
    if (!(decision instanceof Decision.Granted granted) || granted.draws().isEmpty()) {
      return decision;
    }
    Accounts.Outcome drawn = budgets.draw(granted.draws(), decision.moment().event().time());
    return drawn.refusedBy() == null
        ? granted
        : Objects.requireNonNull(granted.otherwise().get(drawn.refusedBy()));
  }

  /** The customer once the decision is told: what it gives counts, and is an open promise. */
  private CustomerState told(CustomerState state, Decision decision, Decision stands) {
    CustomerState told = Settling.noted(policy, state, decision).told();
    String id = decision.moment().decisionId();
    List<Draw> drawn = List.of();
    if (!decision.equals(stands)) {
      told = Settling.refused(told, id, stands instanceof Decision.Proposed);
    } else if (decision instanceof Decision.Granted granted) {
      told = (granted.goodwill() == null ? told : told.with(granted.goodwill())).confirm(id);
      drawn = granted.draws();
    }
    return hearing.told(told, stands, drawn);
  }

  private static final class FewCustomers implements Memory {
    private final Map<String, CustomerState> states = new HashMap<>();
    private final Map<String, String> links = new HashMap<>();
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
    public Optional<String> belongsTo(String identifier) {
      return Optional.ofNullable(links.get(identifier));
    }

    @Override
    public void link(String identifier, String customerId) {
      links.put(identifier, customerId);
    }

    @Override
    public boolean first(Event event) {
      return seen.add(List.of(event.source(), event.id()));
    }
  }
}
