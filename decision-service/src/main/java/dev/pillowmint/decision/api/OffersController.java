package dev.pillowmint.decision.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.decision.learn.StaffOffer;
import dev.pillowmint.decision.learn.StaffOffers;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Lets a person make a missed moment good. */
@RestController
class OffersController {
  private static final int LONGEST = 500;

  private final MissedLookup lookup;
  private final StaffOffers offers;

  OffersController(MissedLookup lookup, StaffOffers offers) {
    this.lookup = lookup;
    this.offers = offers;
  }

  /**
   * What is given.
   *
   * @param kind refund, gift or callback
   * @param amount what it costs us; absent: nothing
   * @param description in words, at most 500 characters
   */
  record OfferRequest(
      @Nullable String kind, StoryView.@Nullable MoneyView amount, @Nullable String description) {

    StaffOffer.Gift gift() {
      if (description == null || description.isBlank() || description.length() > LONGEST) {
        throw new InvalidRequestException(
            "/description", "Say in 1 to %d characters what is given.".formatted(LONGEST));
      }
      return new StaffOffer.Gift(read(kind), read(amount), description);
    }

    private static StaffOffer.Kind read(@Nullable String kind) {
      return Arrays.stream(StaffOffer.Kind.values())
          .filter(known -> known.text().equals(kind))
          .findFirst()
          .orElseThrow(
              () ->
                  new InvalidRequestException(
                      "/kind",
                      "The kind is \"%s\"; give refund, gift or callback.".formatted(kind)));
    }

    private static @Nullable Amount read(StoryView.@Nullable MoneyView money) {
      if (money == null) {
        return null;
      }
      try {
        Amount amount = Amount.of(String.valueOf(money.amount()), String.valueOf(money.currency()));
        if (amount.value().signum() > 0) {
          return amount;
        }
      } catch (IllegalArgumentException e) {
        throw new InvalidRequestException("/amount", e.getMessage() + ".");
      }
      throw new InvalidRequestException(
          "/amount", "The amount must be above zero; leave it out if it costs nothing.");
    }
  }

  /**
   * What was sent to be decided.
   *
   * @param event the offer
   * @param customerId to whom
   * @param staffId by whom
   * @param role theirs
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record OfferView(String event, String customerId, String staffId, String role) {}

  @PostMapping("/v1/missed/{decisionId}/offer")
  @Operation(summary = "Make a missed moment good: an offer of your own, decided like any event")
  ResponseEntity<OfferView> offer(
      @PathVariable String decisionId,
      @RequestBody OfferRequest body,
      Authentication login,
      HttpServletRequest request) {
    StaffOffer.Gift gift = body.gift();
    MissedView.MomentView missed =
        lookup.find(decisionId, request).missed().stream()
            .findFirst()
            .orElseThrow(() -> new UnknownMissedException(decisionId));
    MissedView.ActedOnView by = missed.actedOn();
    if (by != null && !by.staffId().equals(login.getName())) {
      throw new ActedOnException(by);
    }
    StaffOffer offer =
        new StaffOffer(decisionId, missed.customerId(), login.getName(), role(login), gift);
    if (by == null) {
      offers.publish(offer);
    }
    return ResponseEntity.status(HttpStatus.ACCEPTED)
        .body(new OfferView(offer.eventId(), offer.customerId(), offer.staffId(), offer.role()));
  }

  /** A role beside those that open doors here is what a policy's leeway knows them by. */
  private static String role(Authentication login) {
    return login.getAuthorities().stream()
        .map(GrantedAuthority::getAuthority)
        .map(name -> String.valueOf(name).replaceFirst("^ROLE_", ""))
        .filter(name -> !name.equals("METRICS"))
        .min((a, b) -> Integer.compare(rank(a), rank(b)))
        .map(name -> name.toLowerCase(Locale.ROOT))
        .orElse("staff");
  }

  private static int rank(String role) {
    return switch (role) {
      case "STAFF" -> 2;
      case "MANAGER" -> 1;
      default -> 0;
    };
  }
}
