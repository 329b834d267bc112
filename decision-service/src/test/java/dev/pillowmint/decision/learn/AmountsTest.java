package dev.pillowmint.decision.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class AmountsTest {

  @Property
  void shouldGiveAnAmountThatEnoughReceivedNoMoreThan(
      @ForAll @NotEmpty List<@LongRange(max = 400) Long> received) {
    Amounts amounts = Amounts.NONE;
    for (long amount : received) {
      amounts = amounts.with(amount);
    }

    for (int quarter = 0; quarter <= 4; quarter++) {
      long value = amounts.quartile(quarter);
      long below = received.stream().filter(a -> a < value).count();
      long upTo = received.stream().filter(a -> a <= value).count();
      assertThat(received).contains(value);
      assertThat(upTo * 4).isGreaterThanOrEqualTo((long) quarter * received.size());
      assertThat(below * 4).isLessThanOrEqualTo((long) quarter * received.size());
    }
  }

  @Test
  void shouldRoundToStayBounded() {
    TreeMap<Long, Long> many = new TreeMap<>();
    for (long i = 0; i < 4_000; i++) {
      many.put(i, 1L);
    }

    Amounts amounts = Amounts.NONE.plus(new Amounts(1, many));

    assertThat(amounts.step()).isEqualTo(10);
    assertThat(amounts.counts()).hasSizeLessThanOrEqualTo(Amounts.MOST);
    assertThat(amounts.count()).isEqualTo(4_000);
    assertThat(amounts.quartile(2)).isEqualTo(2_000);
  }

  @Test
  void shouldFlagWhoseMedianLiesOutsideThePeersMiddleHalf() {
    Received received = new Received();
    Received.Rule rule = new Received.Rule("house", "fee");
    for (int i = 0; i < 24; i++) {
      received.add(rule, "EUR", "staff-1", Amounts.NONE.with(500));
      received.add(rule, "EUR", "staff-2", Amounts.NONE.with(500));
      received.add(rule, "EUR", "staff-3", Amounts.NONE.with(2_000));
      received.add(rule, "EUR", "", Amounts.NONE.with(9_900));
    }
    received.add(rule, "EUR", "staff-4", Amounts.NONE.with(9_000));

    assertThat(received.consistency())
        .singleElement()
        .satisfies(
            c -> {
              assertThat(c.all().cases()).isEqualTo(97);
              assertThat(c.staff())
                  .extracting(Consistency.Member::staffId, Consistency.Member::standing)
                  .containsExactly(
                      org.assertj.core.groups.Tuple.tuple(
                          "staff-1", Consistency.Standing.AMONG_PEERS),
                      org.assertj.core.groups.Tuple.tuple(
                          "staff-2", Consistency.Standing.AMONG_PEERS),
                      org.assertj.core.groups.Tuple.tuple(
                          "staff-3", Consistency.Standing.ABOVE_PEERS),
                      org.assertj.core.groups.Tuple.tuple(
                          "staff-4", Consistency.Standing.TOO_FEW_CASES));
            });
  }
}
