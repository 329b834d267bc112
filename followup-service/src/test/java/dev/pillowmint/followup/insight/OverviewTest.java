package dev.pillowmint.followup.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.catalogue.Amount;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OverviewTest {

  @Test
  void shouldSayWhatMomentsCameTo() {
    Overview overview =
        Overview.of(
            List.of(
                tally(What.ACTED, "a", "granted", 3, null),
                tally(What.ACTED, "b", "granted", 2, null),
                tally(What.WAITS, "a", "needs-approval", 1, null),
                tally(What.MADE_GOOD, "a", "customer-cap", 1, "9.00 EUR"),
                tally(What.PROMISE_KEPT, "", "", 8, null)));
    assertThat(overview.seen()).isEqualTo(7);
    assertThat(overview.number(What.ACTED)).isEqualTo(5);
    assertThat(overview.number(What.PROMISE_KEPT)).isEqualTo(8);
    assertThat(overview.number(What.MISSED)).isZero();
  }

  @Test
  void shouldGroupReasonsWithWhatIsAtStakePerCurrency() {
    Overview overview =
        Overview.of(
            List.of(
                tally(What.MISSED, "a", "no-rate", 1, null),
                tally(What.MISSED, "a", "customer-cap", 2, "10.10 EUR"),
                tally(What.MISSED, "b", "customer-cap", 1, "0.05 EUR"),
                tally(What.MISSED, "b", "customer-cap", 1, "300 JPY"),
                tally(What.MISSED, "b", "told-anew", 0, null),
                tally(What.MEANT, "b", "fair-fee", 9, null)));
    assertThat(overview.missed())
        .containsExactly(
            new Overview.Reason("customer-cap", 4, List.of(amount("10.15 EUR"), amount("300 JPY"))),
            new Overview.Reason("no-rate", 1, List.of()));
    assertThat(overview.meant()).containsExactly(new Overview.Reason("fair-fee", 9, List.of()));
  }

  @Test
  void shouldPutTheRuleThatGaveMostFirst() {
    Overview overview =
        Overview.of(
            List.of(
                tally(What.GOODWILL, "small", "GIFT", 5, "1.00 EUR"),
                tally(What.GOODWILL, "large", "GIFT", 1, "2.00 EUR"),
                tally(What.OWED, "large", "REFUND", 1, "250.00 EUR"),
                tally(What.GOODWILL, "large", "CALLBACK", 1, null),
                tally(What.GOODWILL, "taken back", "GIFT", 0, "0.00 EUR")));
    assertThat(overview.spendings())
        .isEqualTo(
            Map.of(
                "EUR",
                List.of(
                    new Overview.Spending("large", amount("250.00 EUR"), amount("2.00 EUR"), 2),
                    new Overview.Spending("small", amount("0.00 EUR"), amount("1.00 EUR"), 5))));
  }

  @Property
  void shouldLoseNoCent(
      @ForAll @Size(max = 50) List<@LongRange(min = 1, max = 1L << 50) Long> cents) {
    List<Tally> tallies =
        cents.stream()
            .map(
                c ->
                    new Tally(
                        c % 2 == 0 ? What.OWED : What.GOODWILL,
                        "rule" + c % 3,
                        "",
                        "",
                        1,
                        Amount.ofMinor(c, "EUR")))
            .toList();
    BigDecimal all =
        Overview.of(tallies).spendings().values().stream()
            .flatMap(List::stream)
            .map(s -> s.total().value())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(all)
        .isEqualByComparingTo(
            cents.stream()
                .map(c -> BigDecimal.valueOf(c, 2))
                .reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  @Test
  void shouldSayHowFullABudgetIs() {
    assertThat(budget("99.99", "100.00").percent()).isEqualTo(99);
    assertThat(budget("120.00", "100.00").percent()).isEqualTo(120);
    assertThat(budget("0.00", "0.00").percent()).isEqualTo(100);
  }

  private static Insights.Budget budget(String used, String most) {
    return new Insights.Budget(
        "goodwill",
        "2026-03",
        new BigDecimal(used),
        new BigDecimal(most),
        Currency.getInstance("EUR"),
        Instant.EPOCH,
        List.of());
  }

  private static Tally tally(
      What what, String rule, String name, long number, @Nullable String amount) {
    return new Tally(
        what, rule, "fee.charged", name, number, amount == null ? null : amount(amount));
  }

  private static Amount amount(String text) {
    String[] words = text.split(" ", 2);
    return Amount.of(words[0], words[1]);
  }
}
