package dev.pillowmint.decision.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.decision.customer.OpenPromise;
import dev.pillowmint.decision.customer.Profile;
import dev.pillowmint.decision.customer.Story;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A story as JSON. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StoryView(
    String customerId,
    ProfileView profile,
    List<DecisionView> decisions,
    List<OpenPromise> openPromises) {

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ProfileView(
      @Nullable String displayName,
      @Nullable String tier,
      @Nullable MoneyView yearlyValue,
      @Nullable LocalDate customerSince,
      @Nullable String timeZone,
      @Nullable String language,
      @Nullable String country,
      List<String> interests,
      boolean leaveAlone) {}

  record MoneyView(String amount, String currency) {
    static @Nullable MoneyView of(@Nullable Amount amount) {
      return amount == null
          ? null
          : new MoneyView(amount.value().toPlainString(), amount.currency().getCurrencyCode());
    }
  }

  record EventView(String source, String id, String type, Instant time) {}

  record PolicyView(String name, int version) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record GestureView(
      String gestureId,
      String kind,
      String ledger,
      @Nullable MoneyView amount,
      String description,
      @Nullable String form,
      @Nullable Instant until,
      @Nullable Long points,
      @Nullable String role) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record DecisionView(
      String id,
      EventView event,
      Instant decidedAt,
      PolicyView policy,
      String rule,
      String outcome,
      String reason,
      List<String> explanation,
      List<GestureView> gestures,
      @Nullable MoneyView atRisk,
      @Nullable String staffText,
      @Nullable String customerText,
      @Nullable String arm,
      int revision,
      @Nullable String role,
      @Nullable Instant answerBy,
      List<DrawView> draws) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record DrawView(
      String budget,
      String period,
      @Nullable MoneyView amount,
      @Nullable MoneyView limit,
      @Nullable MoneyView used,
      @Nullable Long limitCount,
      @Nullable Long usedCount) {
    static DrawView of(Story.Drawn drawn) {
      return new DrawView(
          drawn.budget(),
          drawn.period(),
          MoneyView.of(drawn.amount()),
          MoneyView.of(drawn.limit()),
          MoneyView.of(drawn.used()),
          drawn.limitCount(),
          drawn.usedCount());
    }
  }

  static StoryView of(Story story) {
    return new StoryView(
        story.customerId(),
        profile(story.state().profile(), story.state().leaveAlone()),
        story.decisions().stream().map(StoryView::decision).toList(),
        story.state().promises());
  }

  private static ProfileView profile(Profile profile, boolean leaveAlone) {
    return new ProfileView(
        profile.displayName(),
        profile.tier(),
        MoneyView.of(profile.yearlyValue()),
        profile.customerSince(),
        profile.timeZone(),
        profile.language(),
        profile.country(),
        profile.interests(),
        leaveAlone);
  }

  private static DecisionView decision(Story.Told told) {
    return new DecisionView(
        told.id(),
        new EventView(told.eventSource(), told.eventId(), told.eventType(), told.eventTime()),
        told.decidedAt(),
        new PolicyView(told.policy(), told.policyVersion()),
        told.rule(),
        told.outcome(),
        told.reason(),
        told.explanation(),
        told.gestures().stream()
            .map(
                g ->
                    new GestureView(
                        g.gestureId(),
                        g.kind(),
                        g.ledger(),
                        MoneyView.of(g.amount()),
                        g.description(),
                        g.form(),
                        g.until(),
                        g.points(),
                        g.role()))
            .toList(),
        MoneyView.of(told.atRisk()),
        told.staffText(),
        told.customerText(),
        told.arm(),
        told.revision(),
        told.role(),
        told.answerBy(),
        told.draws().stream().map(DrawView::of).toList());
  }
}
