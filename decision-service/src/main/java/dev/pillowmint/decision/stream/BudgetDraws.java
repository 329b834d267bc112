package dev.pillowmint.decision.stream;

import dev.pillowmint.decision.stream.record.StoredDraw;
import dev.pillowmint.decision.stream.record.StoredMoney;
import dev.pillowmint.decision.stream.record.StoredUsed;
import dev.pillowmint.schemas.BudgetDraw;
import dev.pillowmint.schemas.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a decision took from budgets, as it is told. */
final class BudgetDraws {
  private static final Pattern ROLLING =
      Pattern.compile("(?:(\\d+) days?|(?:(\\d+) hours?)? ?(?:(\\d+) minutes?)?)");

  private BudgetDraws() {}

  /**
   * @param used what each account has given with it, in the same order
   */
  static List<BudgetDraw> of(List<StoredDraw> drawn, List<StoredUsed> used) {
    List<BudgetDraw> draws = new ArrayList<>();
    for (int i = 0; i < Math.min(drawn.size(), used.size()); i++) {
      draws.add(draw(drawn.get(i), used.get(i)));
    }
    return draws;
  }

  private static BudgetDraw draw(StoredDraw draw, StoredUsed used) {
    StoredMoney limit = draw.getAmountLimit();
    Integer count = draw.getCountLimit();
    BudgetDraw.Builder told =
        BudgetDraw.newBuilder()
            .setBudget(draw.getBudget())
            .setPeriod(period(draw.getPeriod()))
            .setLimitCount(count == null ? null : (Long) (long) count)
            .setUsedCount(count == null ? null : (Long) used.getGestures());
    if (limit != null) {
      told.setAmount(money(draw.getAmount()))
          .setLimit(money(limit))
          .setUsed(new Money(used.getMinorUnits(), limit.getCurrency()));
    }
    return told.build();
  }

  /** A length of time as ISO 8601; a calendar period as it is. */
  static String period(String spoken) {
    Matcher rolling = ROLLING.matcher(spoken);
    if (spoken.isEmpty() || !rolling.matches()) {
      return spoken;
    }
    return rolling.group(1) != null
        ? "P%sD".formatted(rolling.group(1))
        : "PT" + part(rolling.group(2), "H") + part(rolling.group(3), "M");
  }

  private static String part(@Nullable String number, String unit) {
    return number == null ? "" : number + unit;
  }

  private static Money money(StoredMoney money) {
    return new Money(money.getMinorUnits(), money.getCurrency());
  }
}
