package dev.pillowmint.followup.worklist;

import dev.pillowmint.followup.plan.CustomerFile.Completion;
import dev.pillowmint.followup.plan.Reflection;
import dev.pillowmint.followup.plan.Reflection.Doing;
import dev.pillowmint.followup.plan.TaskNotes;
import dev.pillowmint.followup.plan.Tasks;
import dev.pillowmint.followup.plan.Today;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Three short questions to whoever made somebody's day; nobody needs to answer. */
@PageController
@RequestMapping("/tasks/{id}/reflection")
class ReflectionPage {
  private static final int LONGEST = 1000;

  private final Today today;
  private final Tasks tasks;
  private final TaskNotes taskNotes;
  private final Clock clock;

  ReflectionPage(Today today, Tasks tasks, TaskNotes taskNotes, Clock clock) {
    this.today = today;
    this.tasks = tasks;
    this.taskNotes = taskNotes;
    this.clock = clock;
  }

  @GetMapping
  String questions(@PathVariable String id, Principal by, Model model) {
    Today.Entry entry = own(id, by);
    String name = entry.item().displayName();
    model.addAttribute("id", id);
    model.addAttribute("customer", name == null ? entry.item().followUp().customerId() : name);
    model.addAttribute("said", taskNotes.reflection(Ids.followUp(id)).orElse(null));
    return "reflection";
  }

  @PostMapping
  String keep(@PathVariable String id, Answers answers, Principal by, RedirectAttributes next) {
    own(id, by);
    Reflection reflection = answers.by(by.getName(), clock.instant());
    if (!reflection.isEmpty()) {
      tasks.reflect(Ids.followUp(id), reflection);
      next.addFlashAttribute("outcome", "thanks");
    }
    return "redirect:/";
  }

  /** Only who did it is asked. */
  private Today.Entry own(String id, Principal by) {
    return today
        .find(Ids.followUp(id))
        .filter(entry -> isOwn(entry.item().completion(), by))
        .orElseThrow(() -> Ids.unknown(id));
  }

  private static boolean isOwn(@Nullable Completion completion, Principal by) {
    return completion != null && completion.by().equals(by.getName());
  }

  /** What they filled in. */
  record Answers(
      @Nullable String feeling,
      @Nullable String doing,
      @Nullable String better,
      boolean mayBeNamed) {

    Reflection by(String login, Instant at) {
      return new Reflection(login, at, words(feeling), whose(doing), words(better), mayBeNamed);
    }

    private static @Nullable Doing whose(@Nullable String doing) {
      return Arrays.stream(Doing.values())
          .filter(d -> d.name().toLowerCase(Locale.ROOT).equals(doing))
          .findAny()
          .orElse(null);
    }

    private static @Nullable String words(@Nullable String text) {
      if (text == null || text.isBlank()) {
        return null;
      }
      String words = text.strip();
      return words.length() > LONGEST ? words.substring(0, LONGEST) : words;
    }
  }
}
