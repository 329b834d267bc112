package dev.pillowmint.decision.command;

import dev.pillowmint.decision.customer.Event;
import dev.pillowmint.decision.decide.Decision;
import dev.pillowmint.decision.decide.Rehearsal;
import dev.pillowmint.decision.decide.Spoken;
import dev.pillowmint.decision.policy.Policy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Replays what happened with a policy, and beside it with another, and counts what would change.
 */
final class Backtest {
  private static final int CANDIDATE = 1;
  private static final int AGAINST = 2;
  private static final int MOST_EXAMPLES = 20;

  private final Window window;
  private final StoredMemory memory;
  private final Side candidate;
  private final @Nullable Side against;
  private long read;
  private long counted;
  private long repeated;
  private long afterwards;
  private long decidedOtherwise;

  /**
   * Which events count. Earlier ones are decided too, since customers remember them.
   *
   * @param since first time; null: from the beginning
   * @param until first time no more; null: to the end
   */
  record Window(@Nullable Instant since, @Nullable Instant until) {
    boolean before(Instant time) {
      return since != null && time.isBefore(since);
    }

    boolean after(Instant time) {
      return until != null && !time.isBefore(until);
    }
  }

  private record Side(Policy policy, Rehearsal rehearsal, Tally tally) {}

  /**
   * What would change.
   *
   * @param since first time that counts
   * @param until first time no more
   * @param events that happened in between, each once
   * @param eventsBefore that customers remembered
   * @param repeated events that came again
   * @param unreadable records that are no event of the catalogue
   * @param candidate what the policy would do
   * @param against what the other would do; null: there is none
   * @param change from the other to this policy; null: there is none
   */
  record Report(
      @Nullable Instant since,
      @Nullable Instant until,
      long events,
      long eventsBefore,
      long repeated,
      long unreadable,
      Tally.Totals candidate,
      Tally.@Nullable Totals against,
      @Nullable Change change) {}

  /**
   * How two policies differ.
   *
   * @param decidedOtherwise events with another outcome or other gestures
   * @param newlyHelped customers who only now are given something
   * @param noLongerHelped customers who no longer are
   * @param newlyHelpedExamples some of them
   * @param noLongerHelpedExamples some of them
   */
  record Change(
      long decidedOtherwise,
      long newlyHelped,
      long noLongerHelped,
      List<String> newlyHelpedExamples,
      List<String> noLongerHelpedExamples) {}

  Backtest(Policy candidate, @Nullable Policy against, Window window, StoredMemory memory) {
    this.window = window;
    this.memory = memory;
    this.candidate =
        new Side(candidate, new Rehearsal(candidate, memory.customers('a')), new Tally());
    this.against =
        against == null
            ? null
            : new Side(against, new Rehearsal(against, memory.customers('b')), new Tally());
  }

  /** How many events were replayed so far. */
  long read() {
    return read;
  }

  void replay(Event event) {
    read++;
    if (!memory.first(event)) {
      repeated++;
      return;
    }
    if (window.after(event.time())) {
      afterwards++;
      return;
    }
    Optional<Decision> now = candidate.rehearsal().decide(event);
    Optional<Decision> then =
        against == null ? Optional.empty() : against.rehearsal().decide(event);
    if (!window.before(event.time())) {
      counted++;
      count(candidate, now, CANDIDATE);
      if (against != null) {
        count(against, then, AGAINST);
        decidedOtherwise += alike(now, then) ? 0 : 1;
      }
    }
  }

  private void count(Side side, Optional<Decision> decision, int mark) {
    decision.ifPresent(side.tally()::add);
    decision
        .filter(d -> !d.given().isEmpty())
        .ifPresent(d -> memory.mark(d.moment().event().customerId(), mark));
  }

  private static boolean alike(Optional<Decision> left, Optional<Decision> right) {
    return left.map(Spoken::outcome).equals(right.map(Spoken::outcome))
        && left.map(Backtest::worth).equals(right.map(Backtest::worth));
  }

  private static List<List<@Nullable Object>> worth(Decision decision) {
    List<List<@Nullable Object>> worth = new ArrayList<>();
    Spoken.chosen(decision)
        .forEach(
            c ->
                worth.add(
                    java.util.Arrays.asList(
                        c.offer().kind(), c.offer().ledger(), c.offer().amount())));
    return worth;
  }

  Report report(long unreadable) {
    Helped helped = new Helped();
    memory.eachMarked(helped::add);
    Tally.Totals other = against == null ? null : totals(against, helped.both + helped.onlyAgainst);
    return new Report(
        window.since(),
        window.until(),
        counted,
        read - counted - repeated - afterwards,
        repeated,
        unreadable,
        totals(candidate, helped.both + helped.onlyCandidate),
        other,
        against == null ? null : helped.change(decidedOtherwise));
  }

  private static Tally.Totals totals(Side side, long helped) {
    return side.tally()
        .totals(side.policy().name(), side.policy().version(), helped, side.rehearsal().budgets());
  }

  private static final class Helped {
    private long both;
    private long onlyCandidate;
    private long onlyAgainst;
    private final List<String> newly = new ArrayList<>();
    private final List<String> noLonger = new ArrayList<>();

    void add(String customerId, int marks) {
      switch (marks) {
        case CANDIDATE -> onlyCandidate += example(newly, customerId);
        case AGAINST -> onlyAgainst += example(noLonger, customerId);
        default -> both++;
      }
    }

    private static int example(List<String> examples, String customerId) {
      if (examples.size() < MOST_EXAMPLES) {
        examples.add(customerId);
      }
      return 1;
    }

    Change change(long decidedOtherwise) {
      return new Change(decidedOtherwise, onlyCandidate, onlyAgainst, newly, noLonger);
    }
  }
}
