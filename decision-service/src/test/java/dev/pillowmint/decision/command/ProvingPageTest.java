package dev.pillowmint.decision.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs what docs/policy-proving.md shows. */
class ProvingPageTest {
  private static final Pattern BLOCK = Pattern.compile("```(\\w+)\n(.*?)```", Pattern.DOTALL);
  private static final String COMMAND = "$ ./pillowmint policy ";

  @TempDir private Path folder = Path.of("");

  private List<MatchResult> blocks = List.of();

  @BeforeEach
  void writeTheFiles() throws IOException {
    blocks =
        BLOCK.matcher(Files.readString(Path.of("../docs/policy-proving.md"))).results().toList();
    write("corner-shop.yaml", first("yaml", "name:"));
    write("corner-shop.tests.yaml", first("yaml", "tests:"));
    write("fee.json", first("json", "{"));
    write(
        "wrong.tests.yaml",
        """
        tests:
          - name: Too dear for a slip
            when: {type: fee.charged, attributes: {fee: late, amount: 5.00 EUR, cause: slip}}
            expect: {decision: granted, gestures: [{amount: 6.00 EUR}]}
        """);
    write(
        "generous.yaml",
        """
        name: generous
        version: 1
        currency: EUR
        rules:
          - name: every-fee
            title: Every fee goes back
            on: fee.charged
            gestures: [{kind: refund, amount: event.amount, description: the fee}]
        """);
    write("march.jsonl", MARCH);
  }

  @Test
  void shouldPrintWhatThePageShows() {
    List<String> consoles =
        blocks.stream().filter(b -> b.group(1).equals("console")).map(b -> b.group(2)).toList();

    assertThat(consoles).hasSize(5);
    for (String console : consoles) {
      Iterator<String> lines = console.lines().iterator();
      String command = lines.next();
      assertThat(command).startsWith(COMMAND);
      Ran ran = Ran.in(folder, command.substring(COMMAND.length()).split(" "));
      assertThat(ran.out().lines().map(String::stripTrailing))
          .as(command + "\n" + ran.err())
          .containsExactlyElementsOf(console.lines().skip(1).toList());
    }
    assertThat(folder.resolve("report.xml")).isNotEmptyFile();
    assertThat(folder.resolve("result.json")).isNotEmptyFile();
  }

  @Test
  void shouldPassTheTestsOfEveryOtherPolicyOnThePage() {
    List<String> policies =
        blocks.stream().map(b -> b.group(2)).filter(b -> b.contains("\ntests:\n")).toList();

    assertThat(policies).isNotEmpty();
    for (String policy : policies) {
      Ran.file(folder, "other.yaml", policy);
      Ran ran = Ran.in(folder, "test", "other.yaml");
      assertThat(ran.status()).as(ran.out() + ran.err()).isZero();
    }
  }

  private String first(String language, String begin) {
    return blocks.stream()
        .filter(b -> b.group(1).equals(language) && b.group(2).startsWith(begin))
        .map(b -> b.group(2))
        .findFirst()
        .orElseThrow();
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private static final String MARCH =
      fee("f-0", "C-2", "2026-02-27T09:00:00Z", "5.00", "slip")
          + fee("f-1", "C-1", "2026-03-02T09:00:00Z", "12.00", "slip")
          + fee("f-1", "C-1", "2026-03-02T09:00:00Z", "12.00", "slip")
          + fee("f-2", "C-2", "2026-03-03T09:00:00Z", "8.00", "slip")
          + fee("f-3", "C-3", "2026-03-04T09:00:00Z", "6.00", "slip")
          + fee("f-4", "C-2", "2026-03-05T09:00:00Z", "7.00", "deliberate-choice")
          + fee("f-5", "C-4", "2026-03-06T09:00:00Z", "5.00", "slip")
          + "{\"id\": \"f-6\", \"source\": \"billing\", \"type\": \"fee.chraged\"}\n"
          + fee("f-7", "C-5", "2026-04-01T00:00:00Z", "5.00", "slip");

  private static String fee(String id, String customer, String time, String amount, String cause) {
    return """
        {"id": "%s", "source": "billing", "type": "fee.charged", "customerId": "%s", "time": "%s", \
        "attributes": {"fee": "late", "amount": {"amount": "%s", "currency": "EUR"}, "cause": "%s"}}
        """
        .formatted(id, customer, time, amount, cause);
  }
}
