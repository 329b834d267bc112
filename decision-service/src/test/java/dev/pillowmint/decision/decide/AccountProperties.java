package dev.pillowmint.decision.decide;

import static dev.pillowmint.decision.decide.Moments.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.decision.policy.BudgetLimit;
import dev.pillowmint.decision.policy.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class AccountProperties {
  private static final long LIMIT = 10_000;

  /** Seconds after Monday, in any order; cents. */
  record Wish(int second, int cents) {
    Instant time() {
      return MONDAY.plusSeconds(second);
    }
  }

  @Provide
  Arbitrary<Wish> wishes() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 40 * 86_400),
            Arbitraries.integers().between(0, 6_000))
        .as(Wish::new);
  }

  @Property(tries = 300)
  void shouldNeverExceedALimitInAnyWindowWhateverTheOrder(
      @ForAll @Size(max = 150) List<@From("wishes") Wish> wishes,
      @ForAll @IntRange(min = 1, max = 40) int hours) {
    Duration window = Duration.ofHours(hours);
    Till till = new Till("{amount: 100.00 EUR, count: 7, rolling: %d hours}".formatted(hours));

    List<Wish> granted = wishes.stream().filter(till::draw).toList();

    for (Wish last : granted) {
      List<Wish> within =
          granted.stream()
              .filter(w -> !w.time().isAfter(last.time()))
              .filter(w -> w.time().isAfter(last.time().minus(window)))
              .toList();
      assertThat(within).hasSizeLessThanOrEqualTo(7);
      assertThat(within.stream().mapToLong(Wish::cents).sum()).isLessThanOrEqualTo(LIMIT);
    }
  }

  @Property(tries = 300)
  void shouldRefuseOnlyWhatAWindowATrifleLongerHasNoRoomFor(
      @ForAll @Size(max = 40) List<@From("wishes") Wish> wishes) {
    Duration window = Duration.ofHours(24);
    Duration longer = window.plus(window.dividedBy(60));
    Till till = new Till("{amount: 100.00 EUR, rolling: 24 hours}");
    List<Wish> granted = new ArrayList<>();
    for (Wish wish : wishes) {
      if (till.draw(wish)) {
        granted.add(wish);
      } else {
        long around =
            granted.stream()
                .filter(w -> Duration.between(w.time(), wish.time()).abs().compareTo(longer) <= 0)
                .mapToLong(Wish::cents)
                .sum();
        assertThat(around + wish.cents()).isGreaterThan(LIMIT);
      }
    }
  }

  @Property(tries = 100)
  void shouldNeverExceedALimitPerPeriodAndLeaveNoRoomUnused(
      @ForAll @Size(max = 100) List<@From("wishes") Wish> wishes) {
    Till till = new Till("{amount: 100.00 EUR, period: day}");
    Map<String, Long> spent = new HashMap<>();
    for (Wish wish : wishes) {
      String day = wish.time().toString().substring(0, 10);
      long after = spent.getOrDefault(day, 0L) + wish.cents();
      assertThat(till.draw(wish)).isEqualTo(after <= LIMIT);
      if (after <= LIMIT) {
        spent.put(day, after);
      }
    }
  }

  @Property(tries = 50)
  void shouldStayBounded(@ForAll @IntRange(min = 1, max = 100_000) int step) {
    Till till = new Till("{count: 1000000, rolling: 2 hours}");
    for (int i = 0; i < 2_000; i++) {
      till.draw(new Wish(i * step, 1));
    }
    assertThat(till.only().buckets()).hasSizeLessThanOrEqualTo(3 * 121);
  }

  @Property(tries = 100)
  void shouldGiveBackExactlyWhatWasDrawn(
      @ForAll @Size(min = 1, max = 30) List<@From("wishes") Wish> wishes) {
    Till till = new Till("{amount: 100000000.00 EUR, rolling: 30 days}");
    wishes.forEach(till::draw);
    wishes.forEach(till::giveBack);

    assertThat(till.only().buckets()).isEmpty();
  }

  @Property(tries = 200)
  void shouldDrawOnAllBudgetsOrOnNone(
      @ForAll @Size(max = 60) List<@From("wishes") Wish> wishes,
      @ForAll @Size(min = 60, max = 60) List<@IntRange(min = 0, max = 2) Integer> which) {
    Policy policy =
        policyWith(
            """
              wide: {amount: 300.00 EUR, period: month}
              narrow: {amount: 40.00 EUR, count: 4, rolling: 2 days}
              daily: {count: 3, period: day}
            """);
    List<List<String>> combinations =
        List.of(List.of("wide"), List.of("wide", "narrow"), List.of("narrow", "daily", "wide"));
    Map<String, Account> accounts = new HashMap<>();
    for (int i = 0; i < wishes.size(); i++) {
      List<Draw> draws = draws(policy, combinations.get(which.get(i)), wishes.get(i), Map.of());
      Map<String, Account> before = Map.copyOf(accounts);
      Accounts.Outcome outcome =
          Accounts.draw(draws, name -> before.getOrDefault(name, Account.UNTOUCHED));
      accounts.putAll(outcome.changed());
      if (outcome.granted()) {
        assertThat(outcome.changed()).hasSize(draws.size());
      } else {
        assertThat(outcome.changed()).isEmpty();
        assertThat(outcome.refusedBy()).isIn(combinations.get(which.get(i)));
      }
    }
    long wide = accounts.entrySet().stream().filter(e -> e.getKey().contains("wide")).count();
    assertThat(wide).isLessThanOrEqualTo(2);
    accounts.forEach(
        (name, account) -> {
          if (name.contains("wide")) {
            assertThat(account.buckets().getFirst().drawn().minorUnits())
                .isLessThanOrEqualTo(30_000);
          }
        });
  }

  @Property(tries = 200)
  void shouldReserveWholeBudgetsFromTheirParentAndNeverMoreThanItHas(
      @ForAll @Size(max = 60) List<@From("wishes") Wish> wishes,
      @ForAll @Size(min = 60, max = 60) List<@IntRange(min = 1, max = 9) Integer> incidents) {
    Policy policy =
        policyWith(
            """
              goodwill: {amount: 350.00 EUR, period: month}
              incident: {amount: 100.00 EUR, each: incidentId, reserveFrom: goodwill}
            """);
    Map<String, Account> accounts = new HashMap<>();
    Map<String, Long> given = new HashMap<>();
    for (int i = 0; i < wishes.size(); i++) {
      Wish march = new Wish(wishes.get(i).second() % (20 * 86_400), wishes.get(i).cents());
      String incident = "INC-" + incidents.get(i);
      List<Draw> draws = draws(policy, List.of("incident"), march, Map.of("incidentId", incident));
      Accounts.Outcome outcome =
          Accounts.draw(draws, name -> accounts.getOrDefault(name, Account.UNTOUCHED));
      accounts.putAll(outcome.changed());
      if (outcome.granted()) {
        given.merge(incident, (long) march.cents(), Long::sum);
      }
    }
    assertThat(given).hasSizeLessThanOrEqualTo(3);
    assertThat(given.values()).allMatch(cents -> cents <= LIMIT);
    accounts.forEach(
        (name, account) -> {
          if (name.contains("goodwill")) {
            assertThat(account.buckets().getFirst().drawn().minorUnits())
                .isEqualTo(given.size() * LIMIT);
          }
        });
  }

  private static Policy policyWith(String budgets) {
    return Moments.policy(
        """
        name: p
        version: 1
        currency: EUR
        budgets:
        %s
        rules:
          - {name: a, title: A, on: delivery.delayed, budgets: [], gestures: [{kind: callback, description: call}]}
          - name: b
            title: B
            on: service.outage
            when: has(event.incidentId)
            budgets: [%s]
            gestures: [{kind: callback, description: call}]
        """
            .formatted(
                budgets.indent(2).stripTrailing(),
                String.join(
                    ", ",
                    budgets.strip().lines().map(line -> line.strip().split(":", 2)[0]).toList())));
  }

  private static List<Draw> draws(
      Policy policy, List<String> names, Wish wish, Map<String, String> stated) {
    List<BudgetLimit> all = policy.rule("b").orElseThrow().budgets();
    List<BudgetLimit> wanted =
        names.stream()
            .map(name -> all.stream().filter(b -> b.name().equals(name)).findFirst().orElseThrow())
            .toList();
    Draw.Cost cost = new Draw.Cost(Amount.ofMinor(wish.cents(), "EUR"), 1);
    return new Draws(wish.time(), cost).on(wanted, stated).orElseThrow();
  }

  /** One budget and what was drawn on it. */
  private static final class Till {
    private final Policy policy;
    private final Map<String, Account> accounts = new HashMap<>();

    Till(String budget) {
      policy = policyWith("  only: " + budget);
    }

    boolean draw(Wish wish) {
      Accounts.Outcome outcome =
          Accounts.draw(draws(policy, List.of("only"), wish, Map.of()), this::find);
      accounts.putAll(outcome.changed());
      return outcome.granted();
    }

    void giveBack(Wish wish) {
      accounts.putAll(
          Accounts.giveBack(draws(policy, List.of("only"), wish, Map.of()), this::find));
    }

    Account only() {
      return accounts.values().iterator().next();
    }

    private Account find(String name) {
      return accounts.getOrDefault(name, Account.UNTOUCHED);
    }
  }
}
