package dev.pillowmint.followup.worklist;

import dev.pillowmint.followup.plan.HouseRules;
import dev.pillowmint.followup.story.Choices;
import dev.pillowmint.followup.story.Stories;
import io.swagger.v3.oas.annotations.Operation;
import java.security.Principal;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Customers and their stories. */
@RestController
class StoryController {
  static final int LONGEST_SEARCH = 200;

  private final Stories stories;
  private final Choices choices;
  private final HouseRules rules;
  private final Clock clock;

  StoryController(Stories stories, Choices choices, HouseRules rules, Clock clock) {
    this.stories = stories;
    this.choices = choices;
    this.rules = rules;
    this.clock = clock;
  }

  /** Customers whose id or name is, or begins with, the text. */
  @GetMapping("/v1/customers")
  @Operation(summary = "Customers whose id or name begins so")
  Page<Stories.Match> customers(
      @RequestParam String q, @RequestParam(defaultValue = "20") int limit) {
    if (q.isBlank() || q.length() > LONGEST_SEARCH) {
      throw new BadRequestException(
          "q has %d characters; expected 1 to %d of an id or a name"
              .formatted(q.length(), LONGEST_SEARCH));
    }
    return new Page<>(stories.customers(q.strip(), Paging.of(limit, null).limit()), null);
  }

  @GetMapping("/v1/customers/{customerId}/story")
  @Operation(
      summary = "What happened to a customer, what was decided and why, what was promised and done")
  StoryView story(
      @PathVariable String customerId,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after) {
    Paging paging = Paging.of(limit, after);
    Stories.Portrait portrait =
        stories
            .portrait(customerId)
            .orElseThrow(
                () -> new NotFoundException("Nothing is known of \"%s\"".formatted(customerId)));
    Page<StoryView.EntryView> page =
        Page.of(
            stories.story(customerId, paging.oneMore(), paging.ofStory()),
            limit,
            StoryView.EntryView::of,
            StoryView.EntryView::position);
    return new StoryView(
        StoryView.PortraitView.of(portrait, rules, clock.instant()), page.items(), page.next());
  }

  /** Records in which form the customer wants a gesture. Recorded again, nothing changes. */
  @PostMapping("/v1/gestures/{gestureId}/choice")
  @Operation(summary = "Tell what the customer chose")
  StoryView.ChoiceView choose(
      @PathVariable String gestureId, @RequestBody ChoiceRequest body, Principal by) {
    if (body.form() == null) {
      throw new BadRequestException("form is missing; expected what the customer chose");
    }
    boolean consent = Boolean.TRUE.equals(body.consent());
    return switch (choices.choose(gestureId, body.form(), consent, by.getName())) {
      case Choices.Chosen.Recorded recorded -> StoryView.ChoiceView.of(recorded.choice());
      case Choices.Chosen.ChosenBefore before ->
          throw ConflictException.because(
              "%s recorded \"%s\" already, at %s"
                  .formatted(before.made().by(), before.made().form(), before.made().at()));
      case Choices.Chosen.NoSuchForm none ->
          throw new BadRequestException(
              "form is \"%s\"; expected one of %s".formatted(body.form(), forms(none)));
      case Choices.Chosen.NeedsConsent needs ->
          throw new BadRequestException(
              "consent is not true; this form needs that the customer agreed in so many words");
      case Choices.Chosen.Unknown unknown ->
          throw new NotFoundException(
              "Gesture \"%s\" leaves no choice, or there is none".formatted(gestureId));
    };
  }

  private static List<String> forms(Choices.Chosen.NoSuchForm none) {
    return java.util.stream.Stream.concat(
            java.util.stream.Stream.of(none.choice().ownForm()),
            none.choice().alternatives().stream().map(a -> a.form()))
        .toList();
  }

  /**
   * What the customer chose.
   *
   * @param form one of the alternatives, or the gesture's own
   * @param consent whether they agreed in so many words
   */
  record ChoiceRequest(@Nullable String form, @Nullable Boolean consent) {}
}
