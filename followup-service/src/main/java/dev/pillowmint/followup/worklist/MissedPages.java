package dev.pillowmint.followup.worklist;

import dev.pillowmint.followup.story.Offer;
import dev.pillowmint.followup.story.Offers;
import dev.pillowmint.followup.story.Offers.Offered;
import dev.pillowmint.followup.story.Stories;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Missed moments on the pages, and what somebody gives to make one good. */
@PageController
class MissedPages {
  private static final int PAGE = 30;

  private final Stories stories;
  private final Offers offers;
  private final Colleagues colleagues;
  private final Clock clock;

  MissedPages(Stories stories, Offers offers, Colleagues colleagues, Clock clock) {
    this.stories = stories;
    this.offers = offers;
    this.colleagues = colleagues;
    this.clock = clock;
  }

  @GetMapping("/missed")
  String missed(
      @RequestParam(required = false) @Nullable String reason,
      @RequestParam(required = false) @Nullable String after,
      Model model) {
    Paging paging = Paging.of(PAGE, after);
    Page<Stories.Named> page =
        Page.of(
            stories.missed(reason, paging.oneMore(), paging.ofStory()),
            PAGE,
            named -> named,
            MissedController::position);
    model.addAttribute("page", page);
    model.addAttribute("reason", reason);
    model.addAttribute(
        "reasons", stories.missedByReason(clock.instant().minus(MissedController.RECENT)));
    return "missed";
  }

  @GetMapping("/missed/{id}")
  String one(@PathVariable String id, Model model) {
    Stories.Proposal found =
        stories
            .proposal(id)
            .orElseThrow(() -> new NotFoundException("There is no decision \"%s\"".formatted(id)));
    model.addAttribute("missed", found);
    model.addAttribute("kinds", List.of("refund", "gift", "callback"));
    return "missed-one";
  }

  @PostMapping("/missed/{id}/offer")
  String offer(
      @PathVariable String id,
      Given form,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    Notice notice = offered(id, form, request);
    notice.putInto(redirect);
    if (notice.good()) {
      return "redirect:/missed";
    }
    redirect.addFlashAttribute("typed", form);
    redirect.addAttribute("id", id);
    return "redirect:/missed/{id}";
  }

  private Notice offered(String id, Given form, HttpServletRequest request) {
    try {
      Offered offered =
          offers.offer(
              id, form.gift(), colleagues.person(request), colleagues.givingRole(request, null));
      return switch (offered) {
        case Offered.Sent sent -> Notice.good("missed.sent");
        case Offered.OfferedBefore before ->
            Notice.bad("missed.before", before.offer().by(), before.offer().gift().description());
        case Offered.NotMissed other -> Notice.bad("missed.not-missed");
        case Offered.Unknown unknown -> Notice.bad("missed.not-missed");
      };
    } catch (BadRequestException e) {
      return Notice.bad(
          String.valueOf(e.getMessage()).startsWith("amount") ? "missed.amount" : "missed.say");
    }
  }

  /** What stands in the form. */
  record Given(
      @Nullable String kind,
      @Nullable String amount,
      @Nullable String currency,
      @Nullable String description) {
    Offer.Gift gift() {
      String number = Notice.number(amount);
      return new MissedController.OfferRequest(
              kind, number.isEmpty() ? null : new MoneyView(number, currency), description, null)
          .gift();
    }
  }
}
