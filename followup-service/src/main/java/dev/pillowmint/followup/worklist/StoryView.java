package dev.pillowmint.followup.worklist;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.pillowmint.followup.plan.Calendar;
import dev.pillowmint.followup.plan.Customer;
import dev.pillowmint.followup.plan.HouseRules;
import dev.pillowmint.followup.plan.Told;
import dev.pillowmint.followup.plan.Wish;
import dev.pillowmint.followup.plan.Worklist;
import dev.pillowmint.followup.story.Choice;
import dev.pillowmint.followup.story.Entry;
import dev.pillowmint.followup.story.Stories;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A customer's story.
 *
 * @param entries newest first
 * @param next the {@code after} of the next page; absent: this is the last one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StoryView(PortraitView customer, List<EntryView> entries, @Nullable String next) {

  /**
   * What is known about the customer.
   *
   * @param aliases identifiers that turned out to be theirs, the last one first; at most 20
   * @param localTime what their clock shows now, ISO 8601
   * @param quietNow whether they are not to be disturbed now
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record PortraitView(
      String id,
      List<String> aliases,
      @Nullable String displayName,
      @Nullable String language,
      @Nullable String country,
      String timeZone,
      String localTime,
      String quietFrom,
      String quietUntil,
      boolean quietNow,
      boolean leaveAlone,
      List<WishView> wishes,
      List<String> interests,
      List<PromiseView> promises,
      List<ChoiceView> choices) {
    static PortraitView of(Stories.Portrait portrait, HouseRules rules, Instant now) {
      Customer customer = portrait.customer();
      Calendar calendar = customer.calendar(rules);
      ZoneId zone = calendar.zone();
      return new PortraitView(
          customer.id(),
          portrait.aliases(),
          value(customer.profile().displayName()),
          value(customer.profile().language()),
          value(customer.profile().country()),
          zone.getId(),
          now.atZone(zone).toOffsetDateTime().toString(),
          calendar.quiet().from().toString(),
          calendar.quiet().until().toString(),
          calendar.isQuiet(now),
          Boolean.TRUE.equals(value(customer.preferences().leaveAlone())),
          customer.preferences().contact().entrySet().stream()
              .map(WishView::of)
              .sorted(java.util.Comparator.comparing(WishView::channel))
              .toList(),
          portrait.interests().all(),
          portrait.promises().stream().map(PromiseView::of).toList(),
          portrait.choices().stream().map(ChoiceView::of).toList());
    }

    private static <T extends Comparable<T>> @Nullable T value(@Nullable Told<T> told) {
      return told == null ? null : told.value();
    }
  }

  /** What they said about being contacted. */
  record WishView(String channel, String purpose, boolean allowed, Instant at) {
    static WishView of(Map.Entry<Wish, Told<Boolean>> wish) {
      return new WishView(
          wish.getKey().medium().name().toLowerCase(Locale.ROOT),
          wish.getKey().purpose().name().toLowerCase(Locale.ROOT),
          wish.getValue().value(),
          wish.getValue().at());
    }
  }

  /**
   * A gesture that they may have in another form.
   *
   * @param own the form in which it is given if nothing is said
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ChoiceView(
      String gestureId,
      String description,
      String own,
      List<AlternativeView> alternatives,
      Choice.@Nullable Made made) {
    static ChoiceView of(Choice choice) {
      return new ChoiceView(
          choice.gestureId(),
          choice.description(),
          choice.ownForm(),
          choice.alternatives().stream().map(AlternativeView::of).toList(),
          choice.made());
    }
  }

  /** Another form of a gesture. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record AlternativeView(
      String form,
      @Nullable MoneyView amount,
      @Nullable Instant until,
      @Nullable Long points,
      boolean needsConsent) {
    static AlternativeView of(Choice.Alternative alternative) {
      return new AlternativeView(
          alternative.form(),
          MoneyView.of(alternative.amount()),
          alternative.until(),
          alternative.points(),
          alternative.needsConsent());
    }
  }

  /**
   * One thing: exactly one of the three is there.
   *
   * @param kind happened, decided or follow-up
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record EntryView(
      String kind,
      Instant at,
      @Nullable EventView event,
      @Nullable DecisionView decision,
      @Nullable FollowedView followUp) {
    static EntryView of(Entry entry) {
      return switch (entry) {
        case Entry.Happened e -> new EntryView("happened", e.at(), EventView.of(e), null, null);
        case Entry.Decided e ->
            new EntryView("decided", e.at(), null, DecisionView.of(e.decision(), null), null);
        case Entry.Followed e -> new EntryView("follow-up", e.at(), null, null, FollowedView.of(e));
      };
    }

    static String position(Entry entry) {
      return Paging.write(entry.at(), entry.key());
    }
  }

  /**
   * What was to follow.
   *
   * @param verdicts what was decided when it was looked at, and why, oldest first
   */
  record FollowedView(@JsonUnwrapped FollowUpView followUp, List<VerdictView> verdicts) {
    static FollowedView of(Entry.Followed followed) {
      return new FollowedView(
          FollowUpView.of(
              new Worklist.Item(followed.followUp(), null, null, followed.completion())),
          followed.verdicts().stream().map(VerdictView::of).toList());
    }
  }

  /** What happened. */
  record EventView(String source, String id, String type, Map<String, Object> words) {
    static EventView of(Entry.Happened happened) {
      return new EventView(
          happened.moment().event().source(),
          happened.moment().event().id(),
          happened.moment().type(),
          happened.moment().words());
    }
  }
}
