package dev.pillowmint.decision.command;

import dev.pillowmint.decision.customer.Event;
import dev.pillowmint.decision.decide.Decision;
import dev.pillowmint.decision.decide.Difference;
import dev.pillowmint.decision.decide.Rehearsal;
import dev.pillowmint.decision.policy.Policy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
  private final Map<String, Long> otherwiseIn = new TreeMap<>();

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
   * @param otherwiseIn how many of them, by what differs: see {@link Difference.Kind}
   * @param newlyHelped customers who only now are given something
   * @param noLongerHelped customers who no longer are
   * @param newlyHelpedExamples some of them
   * @param noLongerHelpedExamples some of them
   */
  record Change(
      long decidedOtherwise,
      Map<String, Long> otherwiseIn,
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
    Rehearsal.Heard now = candidate.rehearsal().hear(event);
    Rehearsal.Heard then = against == null ? null : against.rehearsal().hear(event);
    boolean counts = !window.before(event.time());
    counted += counts ? 1 : 0;
    count(candidate, now, CANDIDATE, counts);
    if (against != null && then != null) {
      count(against, then, AGAINST, counts);
      compare(now, then, counts);
    }
  }

  /** What was proposed counts as what became of it, if its own event counts. */
  private void count(Side side, Rehearsal.Heard heard, int mark, boolean counts) {
    heard
        .revised()
        .filter(revised -> inWindow(revised.after()))
        .ifPresent(
            revised -> {
              side.tally().revise(revised.before(), revised.after());
              helped(revised.after(), mark);
            });
    if (counts) {
      heard.decision().ifPresent(side.tally()::add);
      heard.decision().ifPresent(d -> helped(d, mark));
    }
  }

  private boolean inWindow(Decision decision) {
    return !window.before(decision.moment().event().time());
  }

  private void helped(Decision decision, int mark) {
    if (!decision.given().isEmpty()) {
      memory.mark(decision.moment().event().customerId(), mark);
    }
  }

  private void compare(Rehearsal.Heard now, Rehearsal.Heard then, boolean counts) {
    Set<Difference.Kind> kinds = EnumSet.noneOf(Difference.Kind.class);
    kinds.addAll(Difference.kinds(revised(now), revised(then)));
    if (counts) {
      kinds.addAll(Difference.kinds(now.decision(), then.decision()));
    }
    kinds.remove(Difference.Kind.RULE);
    decidedOtherwise += kinds.isEmpty() ? 0 : 1;
    kinds.forEach(kind -> otherwiseIn.merge(kind.name().toLowerCase(Locale.ROOT), 1L, Long::sum));
  }

  private Optional<Decision> revised(Rehearsal.Heard heard) {
    return heard.revised().map(Rehearsal.Revised::after).filter(this::inWindow);
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
        against == null ? null : helped.change(decidedOtherwise, otherwiseIn));
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

    Change change(long decidedOtherwise, Map<String, Long> otherwiseIn) {
      return new Change(decidedOtherwise, otherwiseIn, onlyCandidate, onlyAgainst, newly, noLonger);
    }
  }
}
