package dev.pillowmint.followup.worklist;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.followup.story.Answer;
import dev.pillowmint.followup.story.Decision;
import dev.pillowmint.followup.story.Person;
import dev.pillowmint.followup.story.Reviews;
import dev.pillowmint.followup.story.Reviews.Reviewed;
import dev.pillowmint.followup.story.Stories;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Proposals on the pages: what waits for whom, and a person's yes, no, or something in between. */
@PageController
class ProposalPages {
  private static final int MOST = 100;

  private final Stories stories;
  private final Reviews reviews;
  private final Colleagues colleagues;

  ProposalPages(Stories stories, Reviews reviews, Colleagues colleagues) {
    this.stories = stories;
    this.reviews = reviews;
    this.colleagues = colleagues;
  }

  @GetMapping("/proposals")
  String proposals(HttpServletRequest request, Model model) {
    Person person = colleagues.person(request);
    List<Stories.Proposal> all = stories.proposals(Set.of(), MOST, null);
    List<Stories.Proposal> mine = stories.proposals(person.roles(), MOST, null);
    model.addAttribute("mine", mine);
    model.addAttribute("others", all.stream().filter(p -> !mine.contains(p)).toList());
    return "proposals";
  }

  @GetMapping("/proposals/{id}")
  String proposal(@PathVariable String id, HttpServletRequest request, Model model) {
    Stories.Proposal proposal = find(id);
    Decision.Question question = proposal.decision().result().question();
    model.addAttribute("proposal", proposal);
    model.addAttribute("price", proposal.decision().price().orElse(null));
    model.addAttribute("waitingAnswer", proposal.waitingAnswer().orElse(null));
    model.addAttribute(
        "mayAnswer",
        proposal.decision().isProposed()
            && question != null
            && proposal.waitingAnswer().isEmpty()
            && colleagues.person(request).mayAnswer(question.role()));
    return "proposal";
  }

  @PostMapping("/proposals/{id}/answer")
  String answer(
      @PathVariable String id, Said form, HttpServletRequest request, RedirectAttributes redirect) {
    Stories.Proposal proposal = find(id);
    try {
      Notice notice =
          notice(
              reviews.answer(
                  id, form.revision(), form.said(proposal.decision()), colleagues.person(request)));
      notice.putInto(redirect);
      return notice.good() ? "redirect:/proposals" : back(id, form, redirect);
    } catch (BadRequestException e) {
      Notice.bad(
              String.valueOf(e.getMessage()).startsWith("note")
                  ? "proposal.why"
                  : "proposal.amount.wrong")
          .putInto(redirect);
      return back(id, form, redirect);
    }
  }

  private static String back(String id, Said form, RedirectAttributes redirect) {
    redirect.addFlashAttribute("typed", form);
    redirect.addAttribute("id", id);
    return "redirect:/proposals/{id}";
  }

  private Stories.Proposal find(String id) {
    return stories
        .proposal(id)
        .orElseThrow(() -> new NotFoundException("There is no decision \"%s\"".formatted(id)));
  }

  private static Notice notice(Reviewed reviewed) {
    return switch (reviewed) {
      case Reviewed.Sent sent ->
          Notice.good("proposal.sent." + sent.answer().said().verdict().code());
      case Reviewed.AnsweredBefore before ->
          Notice.bad(
              "proposal.before." + before.answer().said().verdict().code(), before.answer().by());
      case Reviewed.Changed changed -> Notice.bad("proposal.changed");
      case Reviewed.NotWaiting settled -> Notice.bad("proposal.settled");
      case Reviewed.NotAsked other -> Notice.bad("proposal.not-asked", other.role());
      case Reviewed.WrongAmount wrong -> Notice.bad("proposal.amount.wrong");
      case Reviewed.Unknown unknown -> Notice.bad("proposal.settled");
    };
  }

  /**
   * What stands in the form.
   *
   * @param revision of the decision that was seen
   */
  record Said(
      int revision, @Nullable String verdict, @Nullable String amount, @Nullable String note) {
    Answer.Said said(Decision decision) {
      boolean change = "change".equals(verdict);
      String currency =
          decision.price().map(Amount::currency).map(c -> c.getCurrencyCode()).orElse("");
      return new ProposalsController.AnswerRequest(
              revision,
              verdict,
              change ? new MoneyView(Notice.number(amount), currency) : null,
              note)
          .said();
    }
  }
}
