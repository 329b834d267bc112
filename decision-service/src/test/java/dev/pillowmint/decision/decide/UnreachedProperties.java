package dev.pillowmint.decision.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.customer.Event;
import dev.pillowmint.decision.policy.Fault;
import dev.pillowmint.decision.policy.Policy;
import dev.pillowmint.decision.policy.PolicyException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** A rule of which the compiler says that it is never reached is never chosen. */
class UnreachedProperties {
  private static final List<String> AMOUNTS = List.of("1.00", "2.00", "3.00", "4.00");
  private static final List<String> CAUSES = List.of("slip", "company-error", "deliberate-choice");

  @Property(tries = 300)
  void shouldNeverChooseARuleThatIsReportedAsUnreached(
      @ForAll("conditions") List<String> conditions, @ForAll("events") List<Event> events) {
    Set<String> unreached = unreached(conditions);
    Statistics.label("reported").collect(!unreached.isEmpty());
    List<Policy> alone =
        IntStream.range(0, conditions.size())
            .mapToObj(i -> Moments.policy(HEAD + rule(i, conditions.get(i))))
            .toList();
    for (Event event : events) {
      alone.stream()
          .flatMap(policy -> Deciding.decide(policy, CustomerState.UNKNOWN, event).stream())
          .findFirst()
          .ifPresent(d -> assertThat(unreached).as("%s", event).doesNotContain(d.moment().rule()));
    }
  }

  private static Set<String> unreached(List<String> conditions) {
    String rules =
        IntStream.range(0, conditions.size())
            .mapToObj(i -> rule(i, conditions.get(i)))
            .collect(Collectors.joining());
    try {
      Moments.policy(HEAD + rules);
      return Set.of();
    } catch (PolicyException e) {
      assertThat(e.faults()).allMatch(f -> f.problem().startsWith("this rule is never reached"));
      return e.faults().stream()
          .map(Fault::source)
          .map(line -> line.substring(line.lastIndexOf(' ') + 1))
          .collect(Collectors.toSet());
    }
  }

  private static final String HEAD =
      "name: p\nversion: 1\ncurrency: EUR\nrates: {GBP: 1.17}\nrules:\n";

  private static String rule(int number, String condition) {
    return """
          - name: rule-%d
            title: A rule
            on: fee.charged
            when: '%s'
            notStated: skip
            gestures: [{kind: gift, amount: 1.00 EUR, description: a card}]
        """
        .formatted(number, condition);
  }

  @Provide
  Arbitrary<List<String>> conditions() {
    Arbitrary<String> operator = Arbitraries.of("<", "<=", ">", ">=", "==", "!=");
    Arbitrary<String> amount =
        Combinators.combine(
                operator,
                Arbitraries.of(AMOUNTS),
                Arbitraries.frequencyOf(
                    net.jqwik.api.Tuple.of(5, Arbitraries.just("EUR")),
                    net.jqwik.api.Tuple.of(1, Arbitraries.just("GBP"))))
            .as("event.amount %s money(\"%s %s\")"::formatted);
    Arbitrary<String> cause =
        Combinators.combine(Arbitraries.of("==", "!="), Arbitraries.of(CAUSES))
            .as("event.cause %s \"%s\""::formatted);
    Arbitrary<String> one =
        Arbitraries.of(CAUSES)
            .set()
            .ofMinSize(1)
            .ofMaxSize(2)
            .map(c -> "event.cause in [\"" + String.join("\", \"", c) + "\"]");
    Arbitrary<String> has = Arbitraries.of("has(event.cause)", "!has(event.cause)");
    Arbitrary<String> atom = Arbitraries.oneOf(amount, amount, cause, one, has);
    Arbitrary<String> negated = amount.map(a -> "!(" + a + ")");
    Arbitrary<String> either = Combinators.combine(atom, amount).as("(%s || %s)"::formatted);
    return Arbitraries.oneOf(atom, atom, negated, either)
        .list()
        .uniqueElements()
        .ofMinSize(1)
        .ofMaxSize(2)
        .map(parts -> String.join(" && ", parts))
        .filter(UnreachedProperties::compiles)
        .list()
        .ofMinSize(2)
        .ofMaxSize(4);
  }

  private static boolean compiles(String condition) {
    try {
      Moments.policy(HEAD + rule(0, condition));
      return true;
    } catch (PolicyException constant) {
      return false;
    }
  }

  @Provide
  Arbitrary<List<Event>> events() {
    Arbitrary<Amount> amount =
        Combinators.combine(Arbitraries.integers().between(50, 450), Arbitraries.of("EUR", "GBP"))
            .as((cents, currency) -> Amount.ofMinor(cents - cents % 25, currency));
    return Combinators.combine(amount, Arbitraries.of(CAUSES).injectNull(0.3))
        .as(
            (money, cause) -> {
              List<Object> stated = new ArrayList<>(List.of("fee", "late", "amount", money));
              if (cause != null) {
                stated.addAll(
                    Map.of("cause", cause).entrySet().stream()
                        .flatMap(e -> java.util.stream.Stream.of((Object) e.getKey(), e.getValue()))
                        .toList());
              }
              return Moments.anEvent("fee.charged", stated.toArray());
            })
        .list()
        .ofSize(30);
  }
}
