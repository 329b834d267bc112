package dev.pillowmint.followup.plan;

import dev.pillowmint.followup.plan.FollowUp.About;
import dev.pillowmint.followup.plan.FollowUp.Task;
import dev.pillowmint.followup.plan.GrantedGesture.Act;
import dev.pillowmint.followup.plan.GrantedGesture.Step;
import dev.pillowmint.followup.plan.GrantedGesture.Terms;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** The steps that a gesture asks for, and what each of them says. */
final class Steps {
  private Steps() {}

  /** A promise is checked once, at its due time, so a step that asks for it adds no second one. */
  static List<Step> of(GrantedGesture gesture) {
    List<Step> steps = new ArrayList<>(gesture.steps());
    steps.removeIf(step -> step.kind() == Kind.PROMISE_CHECK);
    Kind own = kind(gesture.act());
    if (own != null && steps.stream().noneMatch(s -> s.kind() == own)) {
      String name = own.name().toLowerCase(Locale.ROOT);
      steps.addFirst(new Step(name, own, Duration.ZERO, false, null, null, List.of(), null));
    }
    return steps;
  }

  /** What a person does to carry the gesture out; null: nothing. */
  static @Nullable Kind kind(@Nullable Act act) {
    if (act == null) {
      return null;
    }
    return switch (act) {
      case CALLBACK -> Kind.CALLBACK;
      case FIND_PERSONAL -> Kind.ERRAND;
    };
  }

  static About about(GrantedGesture gesture, Step step, boolean fulfils) {
    String text = step.text() == null ? gesture.description() : step.text();
    return new About(
        gesture.id(),
        fulfils ? gesture.id() : null,
        gesture.rule(),
        gesture.origin(),
        fulfils ? text + inBrackets(gesture.terms()) : text,
        gesture.customerText() == null ? step.text() : gesture.customerText());
  }

  static About aboutCheck(GrantedGesture gesture) {
    return new About(
        gesture.id(),
        gesture.id(),
        gesture.rule(),
        gesture.origin(),
        gesture.description() + inBrackets(gesture.terms()),
        null);
  }

  /** A feedback request always counts as marketing: it asks something of the customer. */
  static Task task(GrantedGesture gesture, Step step, boolean fulfils) {
    Kind kind = step.kind();
    boolean part = kind == Kind.CALLBACK || kind == Kind.THANK_YOU_NOTE || kind == Kind.ERRAND;
    boolean owed = gesture.owed() && part && !step.marketing();
    boolean marketing = step.marketing() || kind == Kind.FEEDBACK_REQUEST;
    String role = fulfils && step.role() == null ? gesture.terms().role() : step.role();
    boolean welcome = fulfils && kind == Kind.CALLBACK && gesture.terms().welcomeHours();
    return new Task(step.name(), kind, marketing, owed, fulfils, role, step.channels(), welcome);
  }

  /** Whose promise it is: as the step that asks for the check says, else whoever keeps it. */
  static @Nullable String owner(GrantedGesture gesture) {
    String checks = role(gesture, Kind.PROMISE_CHECK);
    if (checks != null) {
      return checks;
    }
    String keeps = gesture.terms().role();
    return keeps == null ? role(gesture, kind(gesture.act())) : keeps;
  }

  private static @Nullable String role(GrantedGesture gesture, @Nullable Kind kind) {
    return gesture.steps().stream()
        .filter(step -> step.kind() == kind && step.role() != null)
        .findFirst()
        .map(Step::role)
        .orElse(null);
  }

  private static String inBrackets(Terms terms) {
    StringJoiner words = new StringJoiner("; ", " (", ")").setEmptyValue("");
    if (terms.form() != null && !terms.form().equals("find-personal")) {
      words.add("as " + terms.form());
    }
    if (terms.points() != null) {
      words.add(terms.points() + " points");
    }
    if (terms.until() != null) {
      words.add("until " + terms.until().atOffset(ZoneOffset.UTC).toLocalDate());
    }
    return words.toString();
  }
}
