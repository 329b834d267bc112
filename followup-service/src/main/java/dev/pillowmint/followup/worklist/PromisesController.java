package dev.pillowmint.followup.worklist;

import dev.pillowmint.followup.plan.Desk;
import dev.pillowmint.followup.plan.FollowUp;
import dev.pillowmint.followup.plan.PromiseLedger;
import dev.pillowmint.followup.plan.PromiseLedger.Question;
import dev.pillowmint.followup.plan.PromiseState;
import dev.pillowmint.followup.plan.Worklist;
import io.swagger.v3.oas.annotations.Operation;
import java.security.Principal;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The promise ledger. */
@RestController
class PromisesController {
  private final Desk desk;
  private final PromiseLedger ledger;
  private final Worklist worklist;

  PromisesController(Desk desk, PromiseLedger ledger, Worklist worklist) {
    this.desk = desk;
    this.ledger = ledger;
    this.worklist = worklist;
  }

  @GetMapping("/v1/promises")
  @Operation(summary = "The promises in one state, by due time: open, kept, broken or released")
  Page<PromiseView> promises(
      @RequestParam(defaultValue = "open") String state,
      @RequestParam(required = false) @Nullable String customer,
      @RequestParam(required = false) @Nullable String owner,
      @RequestParam(required = false) @Nullable Instant dueBefore,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after) {
    Paging paging = Paging.of(limit, after);
    Question question = new Question(read(state), customer, owner, dueBefore);
    return Page.of(
        ledger.promises(question, paging.oneMore(), paging.after()),
        limit,
        PromiseView::of,
        entry -> PromiseView.position(entry.promise()));
  }

  /**
   * @param id of the promise's check, as the ledger shows it
   */
  @PostMapping("/v1/promises/{id}/kept")
  @Operation(summary = "Say that a promise is kept, before it is due or when it is nearly due")
  FollowUpView kept(
      @PathVariable String id,
      @RequestBody(required = false) FollowUpsController.@Nullable Note note,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      Principal by) {
    Desk.Said said =
        Said.by(
            by.getName(),
            note == null ? null : note.note(),
            note == null ? null : note.revision(),
            ifMatch);
    FollowUp check = Answers.done(desk.keep(Ids.followUp(id), said), id);
    return worklist.find(check.id()).map(FollowUpView::of).orElseThrow(() -> Ids.unknown(id));
  }

  private static PromiseState read(String state) {
    return Arrays.stream(PromiseState.values())
        .filter(s -> s.code().equals(state))
        .findAny()
        .orElseThrow(
            () ->
                new BadRequestException(
                    "state is \"%s\"; expected open, kept, broken or released".formatted(state)));
  }
}
