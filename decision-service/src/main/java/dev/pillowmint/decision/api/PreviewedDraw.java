package dev.pillowmint.decision.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pillowmint.decision.decide.Draw;
import org.jspecify.annotations.Nullable;

/**
 * A draw on a budget or on somebody's leeway.
 *
 * @param name of the budget, or {@code leeway}
 * @param whose the value that a budget is each of, or the member of staff; absent: there is one
 * @param period which period
 * @param amount how much
 * @param gestures how many with a price
 * @param limit of the budget, in words
 * @param reservedFrom the budget that the first draw reserves this one from; absent: none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PreviewedDraw(
    String name,
    @Nullable String whose,
    String period,
    StoryView.@Nullable MoneyView amount,
    int gestures,
    String limit,
    @Nullable String reservedFrom) {

  static PreviewedDraw of(Draw draw) {
    Draw reserve = draw.reserve();
    return new PreviewedDraw(
        draw.budget(),
        draw.whose(),
        draw.slot().period(),
        StoryView.MoneyView.of(draw.cost().amount()),
        draw.cost().gestures(),
        draw.limits().toString(),
        reserve == null ? null : reserve.budget());
  }
}
