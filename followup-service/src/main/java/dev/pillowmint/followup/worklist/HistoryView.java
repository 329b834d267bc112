package dev.pillowmint.followup.worklist;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.pillowmint.followup.plan.Act;
import dev.pillowmint.followup.plan.FollowUp;
import dev.pillowmint.followup.plan.Histories;
import dev.pillowmint.followup.plan.Judged;
import dev.pillowmint.followup.plan.State;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A follow-up with its life.
 *
 * @param steps every state it was in, the present one last
 * @param acts what people did, oldest first
 * @param verdicts what was decided when it was looked at, and why, oldest first
 */
record HistoryView(
    @JsonUnwrapped FollowUpView followUp,
    List<StepView> steps,
    List<ActView> acts,
    List<VerdictView> verdicts) {

  static HistoryView of(
      FollowUpView view, FollowUp followUp, Histories.History history, List<Judged> verdicts) {
    return new HistoryView(
        view,
        Stream.concat(history.before().stream(), Stream.of(followUp.status()))
            .map(StepView::of)
            .toList(),
        history.acts().stream().map(ActView::of).toList(),
        verdicts.stream().map(VerdictView::of).toList());
  }

  /** A state that it was in. */
  record StepView(
      long revision, State state, String reason, String channel, Instant dueAt, Instant changedAt) {

    static StepView of(FollowUp.Status status) {
      return new StepView(
          status.revision(),
          status.state(),
          status.reason().code(),
          status.channel().code(),
          status.dueAt(),
          status.changedAt());
    }
  }

  /** What a person did. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ActView(
      Instant at,
      String by,
      String what,
      long revision,
      @Nullable Instant until,
      @Nullable String note) {

    static ActView of(Act act) {
      return new ActView(
          act.at(), act.by(), act.what().code(), act.revision(), act.until(), act.note());
    }
  }
}
