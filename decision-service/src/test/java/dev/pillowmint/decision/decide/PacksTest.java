package dev.pillowmint.decision.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.decision.policy.Policy;
import dev.pillowmint.decision.policy.PolicyCompiler;
import dev.pillowmint.decision.policy.PolicyTest;
import dev.pillowmint.decision.policy.PolicyTests;
import dev.pillowmint.decision.policy.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Every pack that ships: its note, its tests, and that no rule goes untested. */
class PacksTest {
  private static final Path FOLDER = Path.of("src/main/resources/policies/packs");
  private static final Path PAGE = Path.of("../docs/packs.md");
  private static final EventTypes CATALOGUE = EventTypes.shipped();

  static Stream<String> names() {
    return Stream.of(
        "car-dealer-goodwill",
        "eu-261-2004",
        "hotel-goodwill",
        "retail-goodwill",
        "telecoms-goodwill",
        "uk-ofcom-automatic-compensation",
        "uk-rail-delay-repay-15",
        "uk-rail-delay-repay-30");
  }

  @Test
  void shouldBeAllThatTheFolderHolds() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files.map(file -> String.valueOf(file.getFileName())))
          .containsExactlyInAnyOrderElementsOf(
              names().flatMap(n -> Stream.of(n + ".yaml", n + ".tests.yaml")).toList());
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void shouldNameSourceAndDateAndWhatIsLeftOut(String name) {
    String note = text(name + ".yaml").split("\nname:", 2)[0];

    assertThat(note.lines()).allMatch(line -> line.startsWith("#"));
    assertThat(note)
        .containsPattern("\n# Source: +\\S")
        .containsPattern("\n# Valid: .*\\b20\\d\\d\\b")
        .containsPattern("\n# Leaves out: +\\S");
    assertThat(policy(name).name()).isEqualTo(name);
  }

  @ParameterizedTest
  @MethodSource("names")
  void shouldHaveATestForEveryRule(String name) {
    Policy policy = policy(name);
    Set<String> reached =
        tests(name).stream()
            .flatMap(test -> Proof.of(policy, test).decided().stream())
            .flatMap(Optional::stream)
            .map(decision -> decision.moment().rule())
            .collect(Collectors.toSet());

    assertThat(policy.rules()).extracting(Rule::name).allMatch(reached::contains);
  }

  @TestFactory
  Stream<DynamicTest> shouldDecideAsItsTestsExpect() {
    return names()
        .flatMap(
            name -> {
              Policy policy = policy(name);
              return tests(name).stream()
                  .map(
                      test ->
                          DynamicTest.dynamicTest(
                              name + ": " + test.name(),
                              () -> assertThat(Proof.of(policy, test).differences()).isEmpty()));
            });
  }

  /** So that it stays owed when it is copied under another policy's {@code defaults}. */
  @ParameterizedTest
  @MethodSource("law")
  void shouldStateTheLedgerInEveryRuleOfTheLaw(String name) {
    Map<?, ?> document =
        (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(text(name + ".yaml"));

    assertThat(document.get("rules"))
        .asInstanceOf(InstanceOfAssertFactories.list(Map.class))
        .isNotEmpty()
        .allSatisfy(rule -> assertThat(rule.get("ledger")).isEqualTo("entitlement"));
  }

  static Stream<String> law() {
    return names().filter(name -> !name.endsWith("-goodwill"));
  }

  @Test
  void shouldStandOnTheirPage() throws IOException {
    String page = Files.readString(PAGE);

    assertThat(names()).allMatch(name -> page.contains("`" + name + "`"));
  }

  /** The event types that the packs' rules recognise. */
  static Set<String> recognised() {
    return names()
        .map(PacksTest::policy)
        .flatMap(policy -> policy.rules().stream())
        .flatMap(rule -> rule.on().stream())
        .collect(Collectors.toSet());
  }

  private static Policy policy(String name) {
    return new PolicyCompiler(CATALOGUE).compile(name + ".yaml", text(name + ".yaml"));
  }

  private static List<PolicyTest> tests(String name) {
    return new PolicyTests(CATALOGUE).read(name + ".tests.yaml", text(name + ".tests.yaml"));
  }

  private static String text(String file) {
    try {
      return Files.readString(FOLDER.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
