package dev.pillowmint.followup.worklist;

import dev.pillowmint.followup.plan.HouseRules;
import dev.pillowmint.followup.plan.Tasks;
import dev.pillowmint.followup.plan.Tasks.Answer;
import dev.pillowmint.followup.plan.Tasks.Asked;
import dev.pillowmint.followup.plan.Today;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Function;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One task: what led to it, and what becomes of it. */
@PageController
@RequestMapping("/tasks/{id}")
class TaskPage {
  private final Tasks tasks;
  private final Today today;
  private final TaskViews views;
  private final HouseRules rules;
  private final Clock clock;

  TaskPage(Tasks tasks, Today today, TaskViews views, HouseRules rules, Clock clock) {
    this.tasks = tasks;
    this.today = today;
    this.views = views;
    this.rules = rules;
    this.clock = clock;
  }

  @GetMapping
  String task(@PathVariable String id, Principal reader, Locale language, Model model) {
    model.addAttribute("task", views.view(find(id), reader, language));
    return "task";
  }

  @PostMapping("/claim")
  String claim(
      @PathVariable String id,
      @RequestParam(defaultValue = "false") boolean fromList,
      Principal by,
      Locale language,
      RedirectAttributes next) {
    Answer answer = tasks.claim(Ids.followUp(id), by.getName());
    Hindrance hindrance = views.hindrance(answer, language);
    if (hindrance != null) {
      next.addFlashAttribute("hindrance", hindrance);
    }
    return fromList ? "redirect:/" : "redirect:/tasks/{id}";
  }

  @PostMapping("/release")
  String release(
      @PathVariable String id,
      @RequestParam(defaultValue = "false") boolean fromList,
      Principal by) {
    tasks.release(Ids.followUp(id), by.getName());
    return fromList ? "redirect:/" : "redirect:/tasks/{id}";
  }

  @PostMapping("/done")
  String done(
      @PathVariable String id,
      @ModelAttribute("said") TaskForm said,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    Turn turn = new Turn(request, response, model);
    return after(id, said, turn, "done", asked -> tasks.finish(asked, said.words()));
  }

  @PostMapping("/again")
  String again(
      @PathVariable String id,
      @ModelAttribute("said") TaskForm said,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    Turn turn = new Turn(request, response, model);
    Instant next = said.next(clock.instant(), find(id).calendar().calendar(rules).zone());
    return next == null
        ? repeat(id, turn, "said.again.unknown")
        : after(id, said, turn, "again", asked -> tasks.notReached(asked, next, said.words()));
  }

  @PostMapping("/refused")
  String refused(
      @PathVariable String id,
      @ModelAttribute("said") TaskForm said,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    Turn turn = new Turn(request, response, model);
    return after(id, said, turn, "refused", asked -> tasks.refused(asked, said.words()));
  }

  private String after(
      String id, TaskForm said, Turn turn, String outcome, Function<Asked, Answer> word) {
    if (said.isTooLong()) {
      return repeat(id, turn, "said.note.long");
    }
    Answer answer = word.apply(new Asked(Ids.followUp(id), said.revision(), turn.by().getName()));
    Hindrance hindrance = views.hindrance(answer, turn.language());
    if (hindrance != null) {
      turn.model().addAttribute("hindrance", hindrance);
      turn.response().setStatus(HttpServletResponse.SC_CONFLICT);
      return task(id, turn.by(), turn.language(), turn.model());
    }
    turn.tellNext("outcome", outcome);
    turn.tellNext("sent", "/tasks/" + id);
    boolean asksBack =
        outcome.equals("done") && find(id).item().followUp().about().gestureId() != null;
    return asksBack ? "redirect:/tasks/" + id + "/reflection" : "redirect:/";
  }

  /** The same page with what they typed, and what to mend. */
  private String repeat(String id, Turn turn, String mistake) {
    turn.model().addAttribute("mistake", mistake);
    turn.response().setStatus(HttpServletResponse.SC_BAD_REQUEST);
    return task(id, turn.by(), turn.language(), turn.model());
  }

  private Today.Entry find(String id) {
    return today.find(Ids.followUp(id)).orElseThrow(() -> Ids.unknown(id));
  }
}
