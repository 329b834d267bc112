package dev.pillowmint.followup.worklist;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pillowmint.followup.plan.CustomerFile.Completion;
import dev.pillowmint.followup.plan.FollowUp;
import dev.pillowmint.followup.plan.Kind;
import dev.pillowmint.followup.plan.State;
import dev.pillowmint.followup.plan.Worklist;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A follow-up, as people see it; what is not known is left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FollowUpView(
    UUID id,
    String customerId,
    @Nullable String displayName,
    Kind kind,
    String step,
    State state,
    String reason,
    String channel,
    Instant dueAt,
    @Nullable Instant promisedBy,
    Instant changedAt,
    long revision,
    @Nullable String role,
    @Nullable String text,
    @Nullable String customerText,
    @Nullable String gestureId,
    @Nullable String promiseId,
    @Nullable String rule,
    @Nullable String doneBy,
    @Nullable Instant doneAt,
    @Nullable String note) {

  static FollowUpView of(Worklist.Item item) {
    FollowUp f = item.followUp();
    Completion done = item.completion();
    return new FollowUpView(
        f.id(),
        f.customerId(),
        item.displayName(),
        f.task().kind(),
        f.task().step(),
        f.status().state(),
        f.status().reason().code(),
        f.status().channel().code(),
        f.status().dueAt(),
        item.promisedBy(),
        f.status().changedAt(),
        f.status().revision(),
        f.task().role(),
        f.about().text(),
        f.about().customerText(),
        f.about().gestureId(),
        f.about().promiseId(),
        f.about().rule(),
        done == null ? null : done.by(),
        done == null ? null : done.at(),
        done == null ? null : done.note());
  }

  static String position(Worklist.Item item) {
    return Paging.write(item.followUp().status().dueAt(), item.followUp().id().toString());
  }
}
