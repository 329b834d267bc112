package dev.pillowmint.decision.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.catalogue.EventTypes;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeopleSectionsTest {
  private static final Pattern BUDGET = Pattern.compile("\\b([abc]): \\{");
  private static final Instant MONDAY = Instant.parse("2026-03-01T23:30:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "budgets: {a: {amount: 5.00 EUR}} | a lacks \"period\"",
        "budgets: {a: {period: day}} | there is neither \"amount\" nor \"count\"",
        "budgets: {a: {amount: 5.00 USD, period: day}} | a limit is in the policy's currency",
        "budgets: {a: {count: -1, period: day}} | \"-1\" is out of range",
        "budgets: {a: {count: 1, period: day, rolling: 2 days}} | both \"period\" and \"rolling\"",
        "budgets: {a: {count: 1, rolling: 0 days}} | from a minute to ten years",
        "budgets: {a: {count: 1, period: day, warnAt: 101%}} | no share to warn at",
        "budgets: {a: {count: 1, period: day, warnAt: 80}} | no share to warn at",
        "budgets: {a: {count: 1, period: day, hrad: true}} | a has no \"hrad\"",
        "budgets: {leeway: {count: 1, period: day}} | a budget cannot be called leeway",
        "budgets: {a: {count: 1, period: day, reserveFrom: b}} | no budget \"b\" to reserve from",
        "budgets: {a: {count: 1, rolling: 2 days, reserveFrom: b}, b: {count: 9, period: day}} | a rolling window cannot be reserved",
        "budgets: {a: {count: 1, period: day, reserveFrom: b}, b: {amount: 9.00 EUR, period: day}} | \"b\" limits the amount",
        "budgets: {a: {amount: 9.01 EUR, period: day, reserveFrom: b}, b: {amount: 9.00 EUR, period: day}} | \"b\" never has room for so much: it has 9.00 EUR",
        "budgets: {a: {count: 10, period: day, reserveFrom: b}, b: {count: 9, period: day}} | \"b\" never has room for so much: its count is 9",
        "budgets: {a: {count: 1, period: day, hard: false, reserveFrom: b}, b: {count: 9, period: day}} | a budget that is reserved is hard",
        "budgets: {a: {count: 1, each: incidentId}} | a is each incidentId, and delivery.delayed has no such text",
        "leeway: {agent: {amount: 5.00 EUR}} | agent lacks \"period\"",
        "leeway: {agent: {period: week}} | there is neither \"amount\" nor \"count\"",
        "leeway: {persons: {staff-4: {count: 1, period: wek}}} | \"wek\" is not known here",
        "approval: {above: 5.00 EUR, then: {answerWithin: 1 day}} | then lacks \"role\"",
        "approval: {above: 5.00 EUR, tiers: [{above: 5.00 EUR, role: m}]} | a tier is above the one before it",
        "approval: {above: 5.00 EUR, answerWithin: 0 days} | nobody answers in no time",
      })
  void shouldSayWhatIsWrong(String section, String problem) {
    assertThatThrownBy(() -> policy(section))
        .isInstanceOf(PolicyException.class)
        .message()
        .satisfies(said -> assertThat(said.replace("\"a\"", "a")).contains(problem));
  }

  @Test
  void shouldEndPeriodsAtThePolicysMidnightUnlessABudgetSaysOtherwise() {
    Policy policy =
        policy(
            """
            timeZone: Europe/Berlin
            budgets:
              a: {count: 1, period: day}
              b: {count: 1, period: day, timeZone: UTC}
              c: {count: 1, rolling: 30 days}
            """);

    assertThat(policy.rule("late").orElseThrow().budgets())
        .extracting(b -> b.slot(MONDAY).period())
        .containsExactly("2026-03-02", "2026-03-01", "30 days");
  }

  @Test
  void shouldFindTheApproverByAmount() {
    Approval approval =
        policy(
                """
                approval:
                  above: 50.00 EUR
                  answerWithin: 4 hours
                  then: [{role: manager}, {role: director, answerWithin: 3 days}]
                  tiers: [{above: 500.00 EUR, role: director}]
                """)
            .approvalOf("late")
            .orElseThrow();

    assertThat(approval.needs(eur("50.00"))).isFalse();
    assertThat(approval.needs(eur("50.01"))).isTrue();
    assertThat(approval.first(eur("80.00")))
        .isEqualTo(new Approval.Step("care-lead", Duration.ofHours(4)));
    assertThat(approval.first(eur("500.01")).role()).isEqualTo("director");
    assertThat(approval.next(eur("80.00"), 0).orElseThrow().role()).isEqualTo("manager");
    assertThat(approval.next(eur("80.00"), 1).orElseThrow().role()).isEqualTo("director");
    assertThat(approval.next(eur("80.00"), 2)).isEmpty();
    assertThat(approval.next(eur("501.00"), 0)).isEmpty();
    assertThat(approval.allows("care-lead", eur("501.00"))).isFalse();
    assertThat(approval.allows("director", eur("80.00"))).isTrue();
  }

  @Test
  void shouldWantTheRuleToAskForWhatABudgetIsEachOf() {
    String outage =
        """
        name: p
        version: 1
        currency: EUR
        budgets: {a: {count: 1, each: incidentId}}
        rules:
          - name: outage
            title: Outage
            on: service.outage
            when: %s
            budget: a
            gestures: [{kind: refund, amount: 5.00 EUR, description: money back}]
        """;
    PolicyCompiler compiler = new PolicyCompiler(EventTypes.shipped());

    assertThatThrownBy(
            () -> compiler.compile("p.yaml", outage.formatted("event.duration > hours(4)")))
        .hasMessageContaining("the budget \"a\" is each incidentId, which may not be stated")
        .hasMessageContaining("has(event.incidentId)");
    assertThat(compiler.compile("p.yaml", outage.formatted("has(event.incidentId)")).rules())
        .hasSize(1);
  }

  @Test
  void shouldLetARuleDrawOnNoBudget() {
    Policy policy =
        new PolicyCompiler(EventTypes.shipped())
            .compile(
                "p.yaml",
                """
                name: p
                version: 1
                currency: EUR
                budgets: {a: {count: 1, period: day}}
                defaults: {budgets: [a]}
                rules:
                  - name: free
                    title: Free
                    on: delivery.delayed
                    budgets: []
                    gestures: [{kind: refund, amount: 1.00 EUR, description: a euro}]
                """);

    assertThat(policy.rules().getFirst().budgets()).isEmpty();
    assertThat(policy.rules().getFirst().on()).isEqualTo(Set.of("delivery.delayed"));
  }

  private static Amount eur(String value) {
    return Amount.of(value, "EUR");
  }

  private static Policy policy(String sections) {
    String names =
        BUDGET
            .matcher(sections)
            .results()
            .map(name -> name.group(1))
            .distinct()
            .collect(Collectors.joining(", ", "[", "]"));
    return new PolicyCompiler(EventTypes.shipped())
        .compile(
            "p.yaml",
            """
            name: p
            version: 1
            currency: EUR
            %s
            rules:
              - name: late
                title: Late
                on: delivery.delayed
                budgets: %s
                gestures: [{kind: refund, amount: 5.00 EUR, description: money back}]
            """
                .formatted(sections.strip(), names));
  }
}
