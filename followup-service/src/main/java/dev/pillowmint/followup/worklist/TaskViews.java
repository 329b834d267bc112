package dev.pillowmint.followup.worklist;

import dev.pillowmint.followup.plan.CustomerFile.Completion;
import dev.pillowmint.followup.plan.FollowUp;
import dev.pillowmint.followup.plan.HouseRules;
import dev.pillowmint.followup.plan.Reason;
import dev.pillowmint.followup.plan.Staff;
import dev.pillowmint.followup.plan.StaffRegister;
import dev.pillowmint.followup.plan.State;
import dev.pillowmint.followup.plan.TaskNotes;
import dev.pillowmint.followup.plan.Tasks.Answer;
import dev.pillowmint.followup.plan.Today;
import dev.pillowmint.followup.plan.Try;
import dev.pillowmint.followup.worklist.Telling.When;
import java.security.Principal;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts into words what a page about one task shows. */
@Component
final class TaskViews {
  private final Staff staff;
  private final StaffRegister register;
  private final TaskNotes taskNotes;
  private final HouseRules rules;
  private final Clock clock;

  TaskViews(
      Staff staff, StaffRegister register, TaskNotes taskNotes, HouseRules rules, Clock clock) {
    this.staff = staff;
    this.register = register;
    this.taskNotes = taskNotes;
    this.rules = rules;
    this.clock = clock;
  }

  TaskView view(Today.Entry entry, Principal reader, Locale language) {
    FollowUp followUp = entry.item().followUp();
    Telling telling = telling(language);
    return new TaskView(
        TaskRow.of(entry, staff.of(reader), telling, new TaskRow.Around(rules, register)),
        TaskRow.isCall(followUp.task().kind()),
        followUp.status().state() == State.DUE,
        followUp.status().state().name().toLowerCase(Locale.ROOT),
        followUp.status().reason() == Reason.ITS_TIME ? null : followUp.status().reason().code(),
        followUp.about().customerText(),
        entry.claim() == null ? null : telling.when(entry.claim().until()),
        taskNotes.tries(followUp.id()).stream().map(t -> tried(t, telling)).toList(),
        done(entry.item().completion(), telling),
        telling.when(followUp.status().changedAt()),
        telling.when(followUp.status().dueAt()));
  }

  /** Why nothing changed; null: it did. */
  @Nullable Hindrance hindrance(Answer answer, Locale language) {
    Telling telling = telling(language);
    return switch (answer) {
      case Answer.Done done -> null;
      case Answer.Taken taken -> null;
      case Answer.HeldByAnother held ->
          new Hindrance(
              "hindrance.held",
              register.nameOf(held.claim().by()),
              telling.when(held.claim().until()));
      case Answer.DoneBefore before ->
          new Hindrance(
              "hindrance.done",
              register.nameOf(before.completion().by()),
              telling.when(before.completion().at()));
      case Answer.Changed changed ->
          new Hindrance(
              changed.status().state() == State.DUE ? "hindrance.changed" : "hindrance.gone",
              "",
              telling.when(changed.status().changedAt()));
      case Answer.Unknown unknown -> throw new NotFoundException("There is no such follow-up");
    };
  }

  private Telling telling(Locale language) {
    return new Telling(clock.instant(), rules.zone(), language);
  }

  private Deed tried(Try attempt, Telling telling) {
    return new Deed(
        "try." + attempt.outcome().name().toLowerCase(Locale.ROOT),
        register.nameOf(attempt.by()),
        telling.when(attempt.at()),
        attempt.note());
  }

  private @Nullable Deed done(@Nullable Completion completion, Telling telling) {
    return completion == null
        ? null
        : new Deed(
            "deed.done",
            register.nameOf(completion.by()),
            telling.when(completion.at()),
            completion.note());
  }

  /**
   * One task.
   *
   * @param row its line in the list
   * @param call whether the customer is called
   * @param due whether it is on the worklist
   * @param state its key in the messages
   * @param reason why it is in its state; null: its time had come
   * @param customerText what the customer was told; null: nothing
   * @param heldUntil until when somebody has it; null: nobody
   * @param tries in vain, the first one first
   * @param done who did it; null: nobody
   * @param changed when it came into its state
   * @param next when it is looked at next, where it waits
   */
  record TaskView(
      TaskRow row,
      boolean call,
      boolean due,
      String state,
      @Nullable String reason,
      @Nullable String customerText,
      @Nullable When heldUntil,
      List<Deed> tries,
      @Nullable Deed done,
      When changed,
      When next) {}

  /**
   * What somebody did.
   *
   * @param key of the sentence in the messages
   * @param who by name
   * @param note what they wrote about it; null: nothing
   */
  record Deed(String key, String who, When when, @Nullable String note) {}
}
