package dev.pillowmint.followup.worklist;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pillowmint.followup.story.Offer;
import dev.pillowmint.followup.story.Offers;
import dev.pillowmint.followup.story.Offers.Offered;
import dev.pillowmint.followup.story.Stories;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Missed moments, and how people make them good. */
@RestController
class MissedController {
  static final Duration RECENT = Duration.ofDays(30);
  static final int LONGEST = 500;

  private final Stories stories;
  private final Offers offers;
  private final Colleagues colleagues;
  private final Clock clock;

  MissedController(Stories stories, Offers offers, Colleagues colleagues, Clock clock) {
    this.stories = stories;
    this.offers = offers;
    this.colleagues = colleagues;
    this.clock = clock;
  }

  /** Newest first; with the first page how many there are of each reason, of the last 30 days. */
  @GetMapping("/v1/missed")
  @Operation(summary = "What was missed and nobody has made good, the newest first")
  MissedView missed(
      @RequestParam(required = false) @Nullable String reason,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after) {
    Paging paging = Paging.of(limit, after);
    Page<DecisionView> page =
        Page.of(
            stories.missed(reason, paging.oneMore(), paging.ofStory()),
            limit,
            named -> DecisionView.of(named.decision(), named.displayName()),
            MissedController::position);
    return new MissedView(
        page.items(),
        page.next(),
        after == null
            ? stories.missedByReason(clock.instant().minus(RECENT)).stream()
                .map(ReasonView::of)
                .toList()
            : null);
  }

  /** Makes a missed moment good. Said again by the same person, nothing changes. */
  @PostMapping("/v1/missed/{id}/offer")
  @Operation(summary = "Make a missed moment good: becomes an offer of staff")
  ResponseEntity<OfferView> offer(
      @PathVariable String id, @RequestBody OfferRequest body, HttpServletRequest request) {
    String role = colleagues.givingRole(request, body.role());
    Offered offered = offers.offer(id, body.gift(), colleagues.person(request), role);
    return switch (offered) {
      case Offered.Sent sent -> ResponseEntity.accepted().body(OfferView.of(sent.offer()));
      case Offered.OfferedBefore before ->
          throw ConflictException.because(
              "%s made it good already, at %s: %s"
                  .formatted(
                      before.offer().by(),
                      before.offer().at(),
                      before.offer().gift().description()));
      case Offered.NotMissed other ->
          throw ConflictException.because(
              "It is not missed: it is %s (%s)"
                  .formatted(
                      other.now().result().outcome().name().toLowerCase(java.util.Locale.ROOT),
                      other.now().result().reason()));
      case Offered.Unknown unknown ->
          throw new NotFoundException("There is no decision \"%s\"".formatted(id));
    };
  }

  static String position(Stories.Named named) {
    return Paging.write(named.decision().decidedAt(), named.decision().id());
  }

  /**
   * Missed moments.
   *
   * @param next the {@code after} of the next page; absent: this is the last one
   * @param byReason on the first page only
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record MissedView(
      List<DecisionView> items, @Nullable String next, @Nullable List<ReasonView> byReason) {}

  /**
   * Those of one reason.
   *
   * @param atRisk what they may cost together, by currency
   */
  record ReasonView(String reason, long count, List<MoneyView> atRisk) {
    static ReasonView of(Stories.Misses misses) {
      return new ReasonView(
          misses.reason(),
          misses.count(),
          misses.stakes().stream()
              .map(a -> new MoneyView(a.value().toPlainString(), a.currency().getCurrencyCode()))
              .toList());
    }
  }

  /**
   * What a person gives.
   *
   * @param kind refund, gift or callback
   * @param amount what it costs us; absent: nothing
   * @param description in 1 to 500 characters
   * @param role as who they give, if not by their post: a team of theirs
   */
  record OfferRequest(
      @Nullable String kind,
      @Nullable MoneyView amount,
      @Nullable String description,
      @Nullable String role) {
    Offer.Gift gift() {
      Offer.Kind chosen =
          Arrays.stream(Offer.Kind.values())
              .filter(k -> k.code().equals(kind))
              .findAny()
              .orElseThrow(
                  () ->
                      new BadRequestException(
                          "kind is \"%s\"; expected refund, gift or callback".formatted(kind)));
      if (description == null || description.isBlank() || description.length() > LONGEST) {
        throw new BadRequestException(
            "description is missing or too long; say in 1 to %d characters what is given"
                .formatted(LONGEST));
      }
      return new Offer.Gift(chosen, MoneyView.read(amount), description.strip());
    }
  }

  /** What was sent to be decided. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record OfferView(
      String decisionId,
      String kind,
      @Nullable MoneyView amount,
      String description,
      String staffId,
      String role,
      Instant at) {
    static OfferView of(Offer offer) {
      return new OfferView(
          offer.decisionId(),
          offer.gift().kind().code(),
          MoneyView.of(offer.gift().amount()),
          offer.gift().description(),
          offer.by(),
          offer.role(),
          offer.at());
    }
  }
}
