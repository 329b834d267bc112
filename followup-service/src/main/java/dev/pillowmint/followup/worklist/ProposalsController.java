package dev.pillowmint.followup.worklist;

import dev.pillowmint.followup.story.Answer;
import dev.pillowmint.followup.story.Decision;
import dev.pillowmint.followup.story.Reviews;
import dev.pillowmint.followup.story.Reviews.Reviewed;
import dev.pillowmint.followup.story.Stories;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Proposals that wait for a person's word. */
@RestController
class ProposalsController {
  static final int LONGEST_NOTE = 500;

  private final Stories stories;
  private final Reviews reviews;
  private final Colleagues colleagues;

  ProposalsController(Stories stories, Reviews reviews, Colleagues colleagues) {
    this.stories = stories;
    this.reviews = reviews;
    this.colleagues = colleagues;
  }

  @GetMapping("/v1/proposals")
  @Operation(summary = "What waits for a yes, the one with the least time first")
  Page<ProposalView> proposals(
      @RequestParam(required = false) @Nullable Set<String> role,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after) {
    Paging paging = Paging.of(limit, after);
    return Page.of(
        stories.proposals(role == null ? Set.of() : role, paging.oneMore(), paging.ofStory()),
        limit,
        ProposalView::of,
        ProposalView::position);
  }

  @GetMapping("/v1/proposals/{id}")
  @Operation(summary = "One proposal, and how it was answered")
  ProposalView proposal(@PathVariable String id) {
    return stories.proposal(id).map(ProposalView::of).orElseThrow(() -> unknown(id));
  }

  /** Answers. What becomes of the answer is seen on the proposal once it is decided anew. */
  @PostMapping("/v1/proposals/{id}/answer")
  @Operation(summary = "Say yes, change within leeway, or say no")
  ResponseEntity<ProposalView> answer(
      @PathVariable String id, @RequestBody AnswerRequest body, HttpServletRequest request) {
    Reviewed reviewed = reviews.answer(id, body.seen(), body.said(), colleagues.person(request));
    return switch (reviewed) {
      case Reviewed.Sent sent -> ResponseEntity.accepted().body(proposal(id));
      case Reviewed.AnsweredBefore before ->
          throw ConflictException.because(
              "%s answered already, at %s: %s"
                  .formatted(
                      before.answer().by(),
                      before.answer().at(),
                      before.answer().said().verdict().code()));
      case Reviewed.Changed changed ->
          throw ConflictException.because(
              "It was told anew since you looked: it is at revision %d now. Look again"
                  .formatted(changed.now().revision()));
      case Reviewed.NotWaiting settled -> throw notWaiting(settled.now());
      case Reviewed.NotAsked other ->
          throw new ForbiddenException(
              "A %s is asked; you are none and no approver".formatted(other.role()));
      case Reviewed.WrongAmount wrong ->
          throw new BadRequestException("amount: " + wrong.expectation());
      case Reviewed.Unknown unknown -> throw unknown(id);
    };
  }

  static ConflictException notWaiting(Decision now) {
    return ConflictException.because(
        "It does not wait any more: it is %s (%s) since %s"
            .formatted(
                now.result().outcome().name().toLowerCase(Locale.ROOT),
                now.result().reason(),
                now.decidedAt()));
  }

  private static NotFoundException unknown(String id) {
    return new NotFoundException("There is no decision \"%s\"".formatted(id));
  }

  /**
   * What a person says.
   *
   * @param revision of the decision that they saw
   * @param verdict approve, decline or change
   * @param amount with change: what all of it costs then
   * @param note why, at most 500 characters; null: not said
   */
  record AnswerRequest(
      @Nullable Integer revision,
      @Nullable String verdict,
      @Nullable MoneyView amount,
      @Nullable String note) {
    int seen() {
      if (revision == null) {
        throw new BadRequestException(
            "revision is missing; expected the one that you saw, so that nothing is answered unseen");
      }
      return revision;
    }

    Answer.Said said() {
      Answer.Verdict chosen =
          Arrays.stream(Answer.Verdict.values())
              .filter(v -> v.code().equals(verdict))
              .findAny()
              .orElseThrow(
                  () ->
                      new BadRequestException(
                          "verdict is \"%s\"; expected approve, decline or change"
                              .formatted(verdict)));
      if (note != null && note.length() > LONGEST_NOTE) {
        throw new BadRequestException(
            "note has %d characters; expected at most %d".formatted(note.length(), LONGEST_NOTE));
      }
      if (chosen == Answer.Verdict.DECLINE && (note == null || note.isBlank())) {
        throw new BadRequestException("note is missing; expected why, in a few words");
      }
      return new Answer.Said(
          chosen, MoneyView.read(amount), note == null || note.isBlank() ? null : note.strip());
    }
  }
}
