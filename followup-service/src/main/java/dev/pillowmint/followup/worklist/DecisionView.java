package dev.pillowmint.followup.worklist;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pillowmint.followup.story.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A decision, as people see it; what is not known is left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DecisionView(
    String decisionId,
    int revision,
    String customerId,
    @Nullable String displayName,
    Instant decidedAt,
    Cause event,
    String policy,
    int policyVersion,
    String rule,
    String outcome,
    String reason,
    List<GestureView> gestures,
    @Nullable String role,
    @Nullable Instant answerBy,
    @Nullable String staffId,
    List<String> explanation,
    @Nullable String staffText,
    @Nullable String customerText,
    @Nullable MoneyView atRisk,
    @Nullable MoneyView forgone,
    List<DrawView> draws) {

  /** The event that was decided on. */
  record Cause(String source, String id, String type, Instant at) {}

  /** A gesture of a decision. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record GestureView(
      String gestureId,
      String kind,
      boolean owed,
      @Nullable MoneyView amount,
      String description,
      @Nullable String form,
      @Nullable Instant until,
      @Nullable Long points,
      @Nullable String role) {
    static GestureView of(Decision.Chosen gesture) {
      return new GestureView(
          gesture.id(),
          gesture.kind().toLowerCase(Locale.ROOT),
          gesture.owed(),
          MoneyView.of(gesture.amount()),
          gesture.description(),
          gesture.form(),
          gesture.until(),
          gesture.points(),
          gesture.role());
    }
  }

  /** What it took from a budget. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record DrawView(
      String budget,
      String period,
      @Nullable MoneyView amount,
      @Nullable MoneyView used,
      @Nullable MoneyView limit,
      @Nullable Long usedCount,
      @Nullable Long limitCount) {
    static DrawView of(Decision.Draw draw) {
      return new DrawView(
          draw.budget(),
          draw.period(),
          MoneyView.of(draw.amount()),
          MoneyView.of(draw.used()),
          MoneyView.of(draw.limit()),
          draw.usedCount(),
          draw.limitCount());
    }
  }

  static DecisionView of(Decision d, @Nullable String displayName) {
    Decision.Question question = d.result().question();
    return new DecisionView(
        d.id(),
        d.revision(),
        d.customerId(),
        displayName,
        d.decidedAt(),
        new Cause(
            d.cause().event().source(), d.cause().event().id(), d.cause().type(), d.cause().at()),
        d.cause().policy(),
        d.cause().policyVersion(),
        d.cause().rule(),
        d.result().outcome().name().toLowerCase(Locale.ROOT),
        d.result().reason(),
        d.result().gestures().stream().map(GestureView::of).toList(),
        question == null ? null : question.role(),
        question == null ? null : question.answerBy(),
        d.result().staffId(),
        d.words().explanation(),
        d.words().staff(),
        d.words().customer(),
        MoneyView.of(d.worth().atRisk()),
        MoneyView.of(d.worth().forgone()),
        d.worth().draws().stream().map(DrawView::of).toList());
  }
}
