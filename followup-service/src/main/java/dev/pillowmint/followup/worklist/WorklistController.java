package dev.pillowmint.followup.worklist;

import dev.pillowmint.followup.plan.Care;
import dev.pillowmint.followup.plan.PromiseState;
import dev.pillowmint.followup.plan.Worklist;
import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The worklist and what people ask about. */
@RestController
class WorklistController {
  private static final int LONGEST_NOTE = 2000;

  private final Care care;
  private final Worklist worklist;

  WorklistController(Care care, Worklist worklist) {
    this.care = care;
    this.worklist = worklist;
  }

  @GetMapping("/v1/worklist")
  Page<FollowUpView> due(
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after) {
    Paging paging = Paging.of(limit, after).ofFollowUps();
    return page(worklist.due(paging.oneMore(), paging.after()), limit);
  }

  @GetMapping("/v1/customers/{customerId}/follow-ups")
  Page<FollowUpView> ofCustomer(
      @PathVariable String customerId,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after) {
    Paging paging = Paging.of(limit, after).ofFollowUps();
    return page(worklist.ofCustomer(customerId, paging.oneMore(), paging.after()), limit);
  }

  @GetMapping("/v1/promises")
  Page<PromiseView> promises(
      @RequestParam(defaultValue = "open") String state,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after) {
    Paging paging = Paging.of(limit, after);
    return Page.of(
        worklist.promises(promiseState(state), paging.oneMore(), paging.after()),
        limit,
        PromiseView::of,
        PromiseView::position);
  }

  /** Says that a follow-up was done. Said again by the same person, nothing changes. */
  @PostMapping("/v1/worklist/{id}/done")
  FollowUpView done(
      @PathVariable String id, @RequestBody(required = false) @Nullable Done done, Principal by) {
    UUID followUp = followUpId(id);
    String note = done == null ? null : done.note();
    if (note != null && note.length() > LONGEST_NOTE) {
      throw new BadRequestException(
          "note has %d characters; expected at most %d".formatted(note.length(), LONGEST_NOTE));
    }
    return switch (care.finish(followUp, by.getName(), note)) {
      case Care.Finish.Finished finished ->
          worklist.find(followUp).map(FollowUpView::of).orElseThrow(() -> unknown(id));
      case Care.Finish.DoneBefore before -> throw ConflictException.doneBefore(before.completion());
      case Care.Finish.NotDue notDue -> throw ConflictException.notDue(notDue.status());
      case Care.Finish.Unknown unknown -> throw unknown(id);
    };
  }

  private static Page<FollowUpView> page(List<Worklist.Item> found, int limit) {
    return Page.of(found, limit, FollowUpView::of, FollowUpView::position);
  }

  private static UUID followUpId(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw unknown(id);
    }
  }

  private static NotFoundException unknown(String id) {
    return new NotFoundException("There is no follow-up \"%s\"".formatted(id));
  }

  private static PromiseState promiseState(String state) {
    return Arrays.stream(PromiseState.values())
        .filter(s -> s.name().toLowerCase(Locale.ROOT).equals(state))
        .findAny()
        .orElseThrow(
            () ->
                new BadRequestException(
                    "state is \"%s\"; expected open, kept, broken or released".formatted(state)));
  }

  /**
   * What a person says about what they did.
   *
   * @param note null: nothing
   */
  record Done(@Nullable String note) {}
}
