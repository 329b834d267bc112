package dev.pillowmint.intake.repair;

import dev.pillowmint.intake.admission.Fault;
import dev.pillowmint.intake.repair.Repair.State;
import dev.pillowmint.intake.repair.RepairOutcome.Done;
import dev.pillowmint.intake.repair.RepairOutcome.Refused;
import dev.pillowmint.intake.repair.RepairOutcome.StillBad;
import dev.pillowmint.intake.repair.RepairOutcome.Unknown;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Changes, and sends back, every open event of a kind at once. */
public final class MendMany {
  private final RepairLetters repair;

  public MendMany(RepairLetters repair) {
    this.repair = repair;
  }

  /**
   * What is done with each.
   *
   * @param replay whether those that are mended are sent back at once
   * @param dryRun whether nothing is done but said
   */
  public record How(boolean replay, boolean dryRun) {}

  /**
   * One event before and after.
   *
   * @param before null: it cannot be read
   * @param after null: nothing was changed
   * @param state what became of it
   * @param problem why it was not mended; empty: it was
   */
  public record Mended(
      Place place,
      @Nullable Map<String, @Nullable Object> before,
      @Nullable Map<String, @Nullable Object> after,
      State state,
      String problem) {}

  /** The open ones that the filter wants, behind that place, at most so many. */
  public List<Standing> open(Filter filter, @Nullable Place after, int most) {
    Filter open =
        new Filter(
            filter.topic(),
            filter.code(),
            filter.source(),
            filter.customer(),
            State.OPEN,
            filter.from(),
            filter.until());
    return repair.list(open, after, most);
  }

  /** Mends one of them. */
  public Mended mend(Standing standing, Mapping mapping, How how, String who) {
    Place place = standing.letter().place();
    Optional<Map<String, @Nullable Object>> before = repair.event(standing);
    if (before.isEmpty()) {
      return new Mended(
          place, null, null, State.OPEN, "it cannot be read as a customer event; edit it by hand");
    }
    Map<String, @Nullable Object> patch;
    try {
      patch = mapping.patch(before.get());
    } catch (IllegalArgumentException e) {
      return new Mended(place, before.get(), null, State.OPEN, String.valueOf(e.getMessage()));
    }
    Map<String, @Nullable Object> after = MergePatch.apply(before.get(), patch);
    Optional<RepairOutcome> objection = repair.objection(standing, after);
    if (objection.isPresent() || how.dryRun()) {
      return new Mended(
          place, before.get(), after, State.OPEN, objection.map(MendMany::problem).orElse(""));
    }
    RepairOutcome outcome = repair.edit(place, patch, who);
    if (outcome instanceof Done && how.replay()) {
      outcome = repair.replay(place, who);
    }
    State state = outcome instanceof Done done ? done.standing().state() : State.OPEN;
    return new Mended(place, before.get(), after, state, problem(outcome));
  }

  private static String problem(RepairOutcome outcome) {
    return switch (outcome) {
      case Done done -> "";
      case Unknown unknown -> "it is no longer there";
      case Refused refused -> refused.why();
      case StillBad bad ->
          bad.faults().stream().map(MendMany::told).collect(Collectors.joining("; "));
    };
  }

  private static String told(Fault fault) {
    return fault.where() + ": " + fault.detail();
  }
}
