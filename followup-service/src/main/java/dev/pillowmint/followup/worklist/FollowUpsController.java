package dev.pillowmint.followup.worklist;

import dev.pillowmint.followup.plan.Desk;
import dev.pillowmint.followup.plan.Histories;
import dev.pillowmint.followup.plan.Worklist;
import io.swagger.v3.oas.annotations.Operation;
import java.security.Principal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** One follow-up: its life, and what people change about it. */
@RestController
class FollowUpsController {
  private final Desk desk;
  private final Worklist worklist;
  private final Histories histories;

  FollowUpsController(Desk desk, Worklist worklist, Histories histories) {
    this.desk = desk;
    this.worklist = worklist;
    this.histories = histories;
  }

  @GetMapping("/v1/follow-ups/{id}")
  @Operation(summary = "One follow-up, every state it was in, and what people did")
  ResponseEntity<HistoryView> one(@PathVariable String id) {
    return shown(id);
  }

  @PostMapping("/v1/follow-ups/{id}/reschedule")
  @Operation(
      summary = "Move a follow-up to another time; not beyond the promise that it belongs to",
      description =
          "Of a promise's check only the warning moves; the promise keeps its time. A later time needs a new promise.")
  ResponseEntity<HistoryView> reschedule(
      @PathVariable String id,
      @RequestBody Move move,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      Principal by) {
    if (move.at() == null) {
      throw new BadRequestException(
          "at is missing; expected the new time, such as \"2026-03-02T09:00:00Z\"");
    }
    Desk.Said said = Said.by(by.getName(), move.note(), move.revision(), ifMatch);
    Answers.done(desk.reschedule(Ids.followUp(id), move.at(), said), id);
    return shown(id);
  }

  @PostMapping("/v1/follow-ups/{id}/cancel")
  @Operation(
      summary = "Take a follow-up off the plan",
      description = "Not what is owed, and not what a promise depends on.")
  ResponseEntity<HistoryView> cancel(
      @PathVariable String id,
      @RequestBody(required = false) @Nullable Note note,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      Principal by) {
    Desk.Said said =
        Said.by(
            by.getName(),
            note == null ? null : note.note(),
            note == null ? null : note.revision(),
            ifMatch);
    Answers.done(desk.cancel(Ids.followUp(id), said), id);
    return shown(id);
  }

  private ResponseEntity<HistoryView> shown(String id) {
    UUID followUp = Ids.followUp(id);
    Worklist.Item item = worklist.find(followUp).orElseThrow(() -> Ids.unknown(id));
    return ResponseEntity.ok()
        .eTag(Said.tag(item.followUp().status().revision()))
        .body(
            HistoryView.of(
                FollowUpView.of(item),
                item.followUp(),
                histories.of(followUp),
                worklist.verdicts(followUp, VerdictView.MOST)));
  }

  /**
   * To when a follow-up is moved.
   *
   * @param at the new time
   * @param note why; null: not said
   * @param revision the one that the person saw; null: whichever there is, or see If-Match
   */
  record Move(@Nullable Instant at, @Nullable String note, @Nullable Long revision) {}

  /**
   * What a person says about what they do.
   *
   * @param note null: nothing
   * @param revision the one that the person saw; null: whichever there is, or see If-Match
   */
  record Note(@Nullable String note, @Nullable Long revision) {}
}
