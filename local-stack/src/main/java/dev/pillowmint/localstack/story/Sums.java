package dev.pillowmint.localstack.story;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.localstack.story.Story.Ledger.Line;
import dev.pillowmint.schemas.Decision;
import dev.pillowmint.schemas.FollowUp;
import dev.pillowmint.schemas.FollowUpKind;
import dev.pillowmint.schemas.FollowUpState;
import dev.pillowmint.schemas.Gesture;
import dev.pillowmint.schemas.Ledger;
import dev.pillowmint.schemas.Money;
import dev.pillowmint.schemas.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a day comes to. */
final class Sums {
  private final Heard heard;

  Sums(Heard heard) {
    this.heard = heard;
  }

  Story.Ledger ledger(int mails) {
    List<Line> lines = new ArrayList<>();
    lines.add(line("Moments seen", heard.decisions().size()));
    lines.add(line("  acted on", count(Outcome.GRANTED)));
    lines.add(line("  left to a person's yes or no", count(Outcome.PROPOSED)));
    lines.add(new Line("  left alone, and why", declined()));
    lines.add(new Line("Given out of goodwill", money(Ledger.GOODWILL)));
    lines.add(new Line("Given because it was owed", money(Ledger.ENTITLEMENT)));
    lines.add(line("Promises kept", checks(FollowUpState.DONE)));
    lines.add(line("Promises broken, and made good", checks(FollowUpState.FAILED)));
    lines.add(line("E-mails sent, and caught", mails));
    lines.add(line("For people to do, on the worklist", worklist()));
    return new Story.Ledger(lines);
  }

  private static Line line(String label, long count) {
    return new Line(label, String.valueOf(count));
  }

  private long count(Outcome outcome) {
    return heard.decisions().stream().filter(d -> d.getOutcome() == outcome).count();
  }

  private String declined() {
    Map<String, Long> reasons =
        heard.decisions().stream()
            .filter(d -> d.getOutcome() == Outcome.DECLINED)
            .collect(
                Collectors.groupingBy(Decision::getReason, TreeMap::new, Collectors.counting()));
    long all = count(Outcome.DECLINED);
    return reasons.isEmpty()
        ? String.valueOf(all)
        : all
            + ": "
            + reasons.entrySet().stream()
                .map(e -> e.getValue() + " × " + Words.reason(e.getKey()))
                .collect(Collectors.joining(", "));
  }

  /** Exact, per currency. */
  private String money(Ledger ledger) {
    Map<String, Long> sums = new TreeMap<>();
    for (Gesture gesture : heard.gestures()) {
      Money amount = gesture.getAmount();
      if (gesture.getLedger() == ledger && amount != null) {
        sums.merge(amount.getCurrency(), amount.getMinorUnits(), Math::addExact);
      }
    }
    return sums.isEmpty()
        ? "nothing"
        : sums.entrySet().stream()
            .map(e -> Amount.ofMinor(e.getValue(), e.getKey()).toString())
            .collect(Collectors.joining(" and "));
  }

  private long checks(FollowUpState state) {
    return heard.followUpsNow().stream()
        .filter(f -> f.getKind() == FollowUpKind.PROMISE_CHECK && f.getState() == state)
        .count();
  }

  private long worklist() {
    return heard.followUpsNow().stream()
        .filter(f -> f.getState() == FollowUpState.DUE)
        .filter(f -> f.getChannel().equals("worklist"))
        .map(FollowUp::getId)
        .count();
  }
}
