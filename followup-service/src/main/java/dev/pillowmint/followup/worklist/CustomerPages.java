package dev.pillowmint.followup.worklist;

import dev.pillowmint.followup.plan.HouseRules;
import dev.pillowmint.followup.story.Choices;
import dev.pillowmint.followup.story.Entry;
import dev.pillowmint.followup.story.Stories;
import java.security.Principal;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Customers on the pages: finding one, and their story. */
@PageController
class CustomerPages {
  private static final int MOST_FOUND = 30;
  private static final int PAGE = 40;

  private final Stories stories;
  private final Choices choices;
  private final HouseRules rules;
  private final Clock clock;

  CustomerPages(Stories stories, Choices choices, HouseRules rules, Clock clock) {
    this.stories = stories;
    this.choices = choices;
    this.rules = rules;
    this.clock = clock;
  }

  @GetMapping("/customers")
  String search(@RequestParam(defaultValue = "") String q, Model model) {
    String text = q.strip();
    boolean fits = !text.isEmpty() && text.length() <= StoryController.LONGEST_SEARCH;
    model.addAttribute("q", text);
    model.addAttribute("found", fits ? stories.customers(text, MOST_FOUND) : List.of());
    return "customers";
  }

  @GetMapping("/customers/{id}")
  String customer(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String after,
      Model model) {
    Paging paging = Paging.of(PAGE, after);
    Stories.Portrait portrait =
        stories
            .portrait(id)
            .orElseThrow(() -> new NotFoundException("Nothing is known of \"%s\"".formatted(id)));
    Page<Entry> page =
        Page.of(
            stories.story(id, paging.oneMore(), paging.ofStory()),
            PAGE,
            entry -> entry,
            StoryView.EntryView::position);
    model.addAttribute("asked", id);
    model.addAttribute("portrait", portrait);
    model.addAttribute("calendar", portrait.customer().calendar(rules));
    model.addAttribute("now", clock.instant());
    model.addAttribute("page", page);
    model.addAttribute("later", after != null);
    return "customer";
  }

  @PostMapping("/customers/{id}/choice")
  String choose(
      @PathVariable String id,
      @RequestParam String gestureId,
      @RequestParam(defaultValue = "") String form,
      @RequestParam(defaultValue = "false") boolean consent,
      Principal by,
      RedirectAttributes redirect) {
    notice(choices.choose(gestureId, form, consent, by.getName())).putInto(redirect);
    redirect.addAttribute("id", id);
    return "redirect:/customers/{id}";
  }

  private static Notice notice(Choices.Chosen chosen) {
    return switch (chosen) {
      case Choices.Chosen.Recorded recorded -> Notice.good("choice.recorded");
      case Choices.Chosen.ChosenBefore before -> Notice.bad("choice.before", before.made().by());
      case Choices.Chosen.NoSuchForm none -> Notice.bad("choice.none");
      case Choices.Chosen.NeedsConsent needs -> Notice.bad("choice.consent");
      case Choices.Chosen.Unknown unknown -> Notice.bad("choice.none");
    };
  }
}
