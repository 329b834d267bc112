package dev.pillowmint.decision.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.catalogue.EventTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WarningsTest {
  private static final String POLICY =
      """
      name: p
      version: 1
      currency: EUR
      values: {daily: 5.00 EUR, unused-value: 1.00 EUR}
      calendars: {gb: {holidays: GB}, de: {holidays: DE}}
      gifts: [{name: a book, price: 5.00 EUR, tags: [book]}]
      budgets:
        month: {amount: 100.00 EUR, period: month}
        each: {amount: 10.00 EUR, each: incidentId, reserveFrom: month}
        forgotten: {amount: 100.00 EUR, period: month}
      approval: {above: 50.00 EUR, role: team-lead, then: {role: manager}}
      rules:
        - name: outage
          title: Outage
          on: service.outage
          when: has(event.incidentId)
          budget: each
          approval: {above: 9.00 EUR, role: team-laed}
          gestures:
            - {kind: refund, amount: value("daily"), description: d, within: {workingDays: 3, calendar: gb}}
            - {kind: callback, role: team-lead, description: d}
        - name: offer
          title: Offer
          on: gesture.offered-by-staff
          gestures: [{kind: event.kind, amount: 5.00 EUR, ledger: entitlement, description: d}]
      """;

  @Test
  void shouldWarnOfWhatIsProbablyNotMeantInTheOrderOfTheDocument() {
    List<Fault> warnings = compiled(POLICY).warnings();

    assertThat(warnings)
        .extracting(w -> w.line() + ":" + w.column() + " " + w.problem())
        .containsExactly(
            "4:27 nothing uses \"unused-value\" of \"values\"",
            "5:33 nothing uses \"de\" of \"calendars\"",
            "6:1 no gesture chooses from \"gifts\"",
            "10:3 nothing uses \"forgotten\" of \"budgets\"",
            "18:39 the role \"team-laed\" stands here only",
            "25:61 what staff offer of their own accord is owed here: no leeway, cap or budget binds it");
    assertThat(warnings).extracting(Fault::advice).anyMatch(a -> a.contains("\"team-lead\"?"));
  }

  @ParameterizedTest
  @CsvSource({
    "care-laed, care-lead, true",
    "manger, manager, true",
    "care-team, care-lead, false",
    "tier-1, tier-2, false",
    "manager, manager, false"
  })
  void shouldTakeOneLetterForASlip(String role, String other, boolean slip) {
    assertThat(LonelyRoles.slip(role, other)).isEqualTo(slip);
  }

  @Test
  void shouldNotWarnOfAnyPolicyThatShips() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/resources/policies"))) {
      files
          .filter(f -> f.toString().endsWith(".yaml") && !f.toString().endsWith(".tests.yaml"))
          .forEach(f -> assertThat(compiled(text(f)).warnings()).as("%s", f).isEmpty());
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Policy compiled(String yaml) {
    return new PolicyCompiler(EventTypes.shipped()).compile("p.yaml", yaml);
  }
}
