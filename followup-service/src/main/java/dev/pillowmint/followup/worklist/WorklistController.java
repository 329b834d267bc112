package dev.pillowmint.followup.worklist;

import dev.pillowmint.followup.plan.Claim;
import dev.pillowmint.followup.plan.Tasks;
import dev.pillowmint.followup.plan.Worklist;
import io.swagger.v3.oas.annotations.Operation;
import java.security.Principal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The worklist and what people ask about. */
@RestController
class WorklistController {
  private final Tasks tasks;
  private final Worklist worklist;

  WorklistController(Tasks tasks, Worklist worklist) {
    this.tasks = tasks;
    this.worklist = worklist;
  }

  @GetMapping("/v1/worklist")
  @Operation(summary = "What waits for a person, the most urgent first")
  Page<FollowUpView> due(
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after) {
    Paging paging = Paging.of(limit, after).ofFollowUps();
    return page(worklist.due(paging.oneMore(), paging.after()), limit);
  }

  @GetMapping("/v1/customers/{customerId}/follow-ups")
  @Operation(summary = "All follow-ups of a customer, by due time")
  Page<FollowUpView> ofCustomer(
      @PathVariable String customerId,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after) {
    Paging paging = Paging.of(limit, after).ofFollowUps();
    return page(worklist.ofCustomer(customerId, paging.oneMore(), paging.after()), limit);
  }

  /** Why it was sent, held or cancelled whenever it was looked at, the oldest first. */
  @GetMapping("/v1/follow-ups/{id}/verdicts")
  @Operation(summary = "Why it was sent, held or cancelled whenever it was looked at")
  List<VerdictView> verdicts(@PathVariable String id) {
    UUID followUp = Ids.followUp(id);
    if (worklist.find(followUp).isEmpty()) {
      throw Ids.unknown(id);
    }
    return worklist.verdicts(followUp, VerdictView.MOST).stream().map(VerdictView::of).toList();
  }

  /** Says that a follow-up was done. Said again by the same person, nothing changes. */
  @PostMapping("/v1/worklist/{id}/done")
  @Operation(summary = "Say that a follow-up was done; of a promise's check: that it is kept")
  FollowUpView done(
      @PathVariable String id, @RequestBody(required = false) @Nullable Done done, Principal by) {
    UUID followUp = Ids.followUp(id);
    String note = Said.note(done == null ? null : done.note());
    return switch (tasks.finish(new Tasks.Asked(followUp, null, by.getName()), note)) {
      case Tasks.Answer.Done finished ->
          worklist.find(followUp).map(FollowUpView::of).orElseThrow(() -> Ids.unknown(id));
      case Tasks.Answer other -> throw ConflictException.of(other, id);
    };
  }

  /** Takes a follow-up for a while, so that nobody else does it. */
  @PostMapping("/v1/worklist/{id}/claim")
  @Operation(summary = "Take a follow-up for a while, so that nobody else does it")
  Claim claim(@PathVariable String id, Principal by) {
    return switch (tasks.claim(Ids.followUp(id), by.getName())) {
      case Tasks.Answer.Taken taken -> taken.claim();
      case Tasks.Answer other -> throw ConflictException.of(other, id);
    };
  }

  /** Gives a follow-up back. */
  @DeleteMapping("/v1/worklist/{id}/claim")
  @Operation(summary = "Let it go")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void release(@PathVariable String id, Principal by) {
    Tasks.Answer answer = tasks.release(Ids.followUp(id), by.getName());
    if (!(answer instanceof Tasks.Answer.Done)) {
      throw ConflictException.of(answer, id);
    }
  }

  private static Page<FollowUpView> page(List<Worklist.Item> found, int limit) {
    return Page.of(found, limit, FollowUpView::of, FollowUpView::position);
  }

  /**
   * What a person says about what they did.
   *
   * @param note null: nothing
   */
  record Done(@Nullable String note) {}
}
