package dev.pillowmint.decision.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class PolicyCommandTest {
  private static final String POLICY =
      """
      name: p
      version: 1
      currency: EUR
      rules:
        - name: no-petty-fee
          title: No petty fee
          on: fee.charged
          when: event.cause == "slip"
          notStated: skip
          gestures: [{kind: refund, amount: event.amount, description: the fee}]
      tests:
        - name: A slip
          when: {type: fee.charged, attributes: {fee: a <b> & "c", amount: 5.00 EUR, cause: slip}}
          expect: %s
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void shouldPassTheShippedPolicysTestsAndLeaveNoRuleUntested() {
    Path house = Path.of("src/main/resources/policies/house.yaml").toAbsolutePath();

    Ran ran = Ran.in(folder, "test", house.toString());

    assertThat(ran.out()).contains(" passed, 0 failed").doesNotContain("no test reaches", "\u001b");
    assertThat(ran.status()).isZero();
  }

  @Test
  void shouldShowEveryFaultWithItsPlaceAndEndWithOne() {
    Ran.file(folder, "p.yaml", POLICY.formatted("granted").replace("event.cause", "event.cuase"));

    Ran ran = Ran.in(folder, "check", "p.yaml");

    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.err()).startsWith("p.yaml:8:17: event has no \"cuase\"").contains("1 fault.");
  }

  @Test
  void shouldRefuseAnExpectationThatNobodyCompares() {
    Ran.file(folder, "p.yaml", POLICY.formatted("{decision: granted, gestrues: []}"));

    Ran ran = Ran.in(folder, "test", "p.yaml");

    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.err())
        .startsWith("p.yaml:14:33: expect has no \"gestrues\"")
        .contains("Did you mean \"gestures\"?");
  }

  @Test
  void shouldNameTheFileAsItWasGivenAndTheFaultsInOrder() throws IOException {
    Files.createDirectory(folder.resolve("bad"));
    String policy = POLICY.formatted("granted").replace("rules:", "version: 2\nrules:");
    Ran.file(folder, "bad/p.yaml", policy.replace("currency: EUR", "curency: EUR"));

    Ran ran = Ran.in(folder, "check", "bad/p.yaml");

    assertThat(ran.err().lines().filter(line -> line.startsWith("bad/p.yaml:")))
        .startsWith("bad/p.yaml:1:1: the policy lacks \"currency\"")
        .containsSubsequence(
            "bad/p.yaml:3:1: the policy has no \"curency\"",
            "bad/p.yaml:4:1: \"version\" is written twice, first in line 2");
    assertThat(ran.err()).contains("Keep one.");
  }

  @Test
  void shouldRefuseAKeyThatATestHasTwice() {
    Ran.file(folder, "p.yaml", POLICY.formatted("granted") + "    expect: none\n");

    Ran ran = Ran.in(folder, "test", "p.yaml");

    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.err()).startsWith("p.yaml:15:5: \"expect\" is written twice, first in line 14");
  }

  @Test
  void shouldRefuseATestThatExpectsNothing() {
    Ran.file(folder, "p.yaml", POLICY.replace("    expect: %s\n", ""));

    Ran ran = Ran.in(folder, "test", "p.yaml");

    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.err()).startsWith("p.yaml:13:11: this test expects nothing");
  }

  @Test
  void shouldRefuseMoneyInATestThatMayBeOneEuroOrAThousand() {
    Ran.file(folder, "p.yaml", POLICY.formatted("granted").replace("5.00 EUR", "1.000 EUR"));

    Ran ran = Ran.in(folder, "test", "p.yaml");

    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.err()).contains("EUR has 2 decimals; write 1000.00 EUR or 1.00 EUR.");
  }

  @Test
  void shouldHoldATestsEventToTheCatalogue() {
    Ran.file(
        folder,
        "p.yaml",
        POLICY.formatted("granted").replace("5.00 EUR, cause: slip", "5 Euro, cause: slipp"));

    Ran ran = Ran.in(folder, "test", "p.yaml");

    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.err())
        .contains("\"5 Euro\" is not an amount of money")
        .contains("it is never \"slipp\"")
        .contains("Did you mean \"slip\"?");
  }

  @Test
  void shouldShowADifferenceAndWriteItAsJUnitXml() throws Exception {
    Ran.file(folder, "p.yaml", POLICY.formatted("{decision: declined, reason: customer-cap}"));

    Ran ran = Ran.in(folder, "test", "p.yaml", "--junit", "report.xml");

    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.out())
        .contains("FAIL  A slip", "expected  declined", "actual    granted", "0 passed, 1 failed");
    Element suite = xml(folder.resolve("report.xml")).getDocumentElement();
    assertThat(suite.getTagName()).isEqualTo("testsuites");
    Element test = (Element) suite.getElementsByTagName("testcase").item(0);
    assertThat(test.getAttribute("name")).isEqualTo("A slip");
    assertThat(((Element) test.getElementsByTagName("failure").item(0)).getAttribute("message"))
        .isEqualTo("decision: expected declined, but was granted");
  }

  @Test
  void shouldEndWithOneIfThereIsNoTest() {
    Ran.file(folder, "p.yaml", POLICY.substring(0, POLICY.indexOf("tests:")));

    assertThat(Ran.in(folder, "test", "p.yaml").status()).isEqualTo(1);
  }

  @Test
  void shouldSayInOneLineWhatCannotBeRead() throws IOException {
    Files.write(folder.resolve("binary.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});

    Ran missing = Ran.in(folder, "check", "nowhere.yaml");
    Ran binary = Ran.in(folder, "check", "binary.yaml");
    Ran directory = Ran.in(folder, "check", folder.toString());

    assertThat(missing.status()).isEqualTo(2);
    assertThat(missing.err())
        .isEqualToIgnoringNewLines(
            "pillowmint policy: nowhere.yaml cannot be read: there is no such file");
    assertThat(binary.err())
        .isEqualToIgnoringNewLines(
            "pillowmint policy: binary.yaml cannot be read: it is not UTF-8 text");
    assertThat(directory.err()).hasLineCount(1).contains("cannot be read");
  }

  @ParameterizedTest
  @ValueSource(strings = {"check p.yaml", "test p.yaml", "backtest p.yaml --events none.jsonl"})
  void shouldWarnWhereverAPolicyIsLookedAt(String command) {
    String budgets = "budgets: {spare: {amount: 5.00 EUR, period: month}}\nrules:";
    Ran.file(folder, "p.yaml", POLICY.formatted("granted").replace("rules:", budgets));
    Ran.file(folder, "none.jsonl", "");

    Ran ran = Ran.in(folder, command.split(" "));

    assertThat(ran.status()).as(ran.err()).isZero();
    assertThat(ran.err())
        .startsWith("warning: p.yaml:4:11: nothing uses \"spare\" of \"budgets\"")
        .contains("1 warning.");
  }

  @Test
  void shouldSayHowItIsCalled() {
    assertThat(Ran.in(folder, "chekc", "p.yaml").status()).isEqualTo(2);
    assertThat(Ran.in(folder, "check").err()).contains("Usage: pillowmint policy check");
    assertThat(Ran.in(folder, "backtest", "p.yaml", "--since", "yesterday").status()).isEqualTo(2);
    assertThat(Ran.in(folder, "backtest", "--help").out()).contains("--against");
    assertThat(Ran.in(folder, "schema").out()).startsWith("{").contains("$defs");
  }

  @Test
  void shouldSayThatTheRunningServiceDoesNotAnswer() {
    Ran.file(folder, "p.yaml", POLICY.formatted("granted"));

    Ran ran =
        Ran.in(
            folder, "backtest", "p.yaml", "--against", "active", "--service", "http://localhost:1");

    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.err())
        .hasLineCount(1)
        .contains("http://localhost:1/v1/policy does not answer", "--service");
  }

  private static Document xml(Path file) throws Exception {
    return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
  }
}
