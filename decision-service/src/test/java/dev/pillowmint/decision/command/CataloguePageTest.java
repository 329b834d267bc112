package dev.pillowmint.decision.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Runs what docs/catalogue.md shows, and what else the command says. */
class CataloguePageTest {
  private static final Pattern FILE = Pattern.compile("(?s)```(?:json|yaml) (\\S+)\n(.*?)```");
  private static final Pattern CONSOLE = Pattern.compile("(?s)```console\n\\$ (.*?)\n(.*?)```");
  private static final String COMMAND = "./pillowmint catalogue ";

  @TempDir private Path folder = Path.of("");

  private String page = "";

  private record Done(int status, String out, String err) {}

  @BeforeEach
  void writeTheFiles() throws IOException {
    page = Files.readString(Path.of("../docs/catalogue.md"));
    for (MatchResult file : FILE.matcher(page).results().toList()) {
      write(file.group(1), file.group(2));
    }
  }

  @Test
  void shouldPrintWhatThePageShows() {
    List<MatchResult> consoles = CONSOLE.matcher(page).results().toList();

    assertThat(consoles).hasSize(3);
    for (MatchResult console : consoles) {
      assertThat(console.group(1)).startsWith(COMMAND);
      Done done = run(console.group(1).substring(COMMAND.length()));
      assertThat((done.out() + done.err()).stripTrailing())
          .as(console.group(1))
          .isEqualToNormalizingNewlines(console.group(2).stripTrailing());
      assertThat(done.status()).isEqualTo(done.err().isEmpty() ? 0 : 1);
    }
  }

  /** A policy uses the attribute occasion, which is renamed, removed, or becomes another kind. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "occasions": {"type": "string", "description": "d"} | event has no "occasion"
          "row": {"type": "integer", "description": "d"}      | event has no "occasion"
          "occasion": {"type": "integer", "description": "d"} | "==" does not take (whole number, text)
          "occasion": {"type": "string", "enum": ["jubilee"], "description": "d"} | occasion is never "birthday"
          """)
  void shouldNamePolicyRuleExpressionAndAttribute(String attribute, String problem)
      throws IOException {
    write(
        "types/seat.upgraded.json",
        """
        {"title": "t", "description": "d", "type": "object", "properties": {%s}, "examples": [{}]}
        """
            .formatted(attribute));

    Done done = run("check types --policy upgrades.yaml");

    assertThat(done.status()).isEqualTo(1);
    assertThat(done.err())
        .startsWith("policy upgrades/3, rule birthday-seat: upgrades.yaml:8:")
        .containsIgnoringCase(problem)
        .contains("when: event.occasion == \"birthday\"", "1 fault.");
  }

  @Test
  void shouldPassAPolicyThatUsesWhatIsThere() throws IOException {
    write(
        "types/seat.upgraded.json",
        """
        {"title": "t", "description": "d", "type": "object",
         "properties": {"occasion": {"type": "string", "description": "d"}},
         "examples": [{"occasion": "birthday"}]}
        """);

    Done done = run("check types --policy upgrades.yaml");

    assertThat(done.status()).as(done.err()).isZero();
    assertThat(done.out()).contains("upgrades.yaml: policy upgrades/3 fits.");
  }

  @Test
  void shouldTellAnAttributeThatAShippedPolicyNeeds() throws IOException {
    String fee =
        """
        {"title": "t", "description": "d", "type": "object", "properties": {
         "fee": {"type": "string", "maxLength": 200, "description": "d"},
         "amount": {"$ref": "money.json", "x-remembered": true, "description": "d"}},
         "required": ["fee", "amount"],
         "examples": [{"fee": "late", "amount": {"amount": "4.90", "currency": "EUR"}}]}
        """;
    write("types/fee.charged.json", fee);

    Done done = run("check types");

    assertThat(done.status()).isEqualTo(1);
    assertThat(done.out())
        .contains("older publishers: fee.charged: cause is gone: events that state it are refused");
    assertThat(done.err())
        .contains("policy house/1, rule no-petty-fee: house.yaml:", "event has no \"cause\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "examples": []                        | seat.upgraded: add at least one example
          "examples": [{"row": "two"}]          | seat.upgraded: example 1: /row
          "examples": [{}], "required": ["row"] | seat.upgraded: example 1:
          "examples": [{}], "required": "row"   | seat.upgraded: /required
          """)
  void shouldSayWhatIsWrongWithAType(String more, String problem) throws IOException {
    write(
        "types/seat.upgraded.json",
        """
        {"title": "t", "description": "d", "type": "object",
         "properties": {"row": {"type": "integer", "description": "d"}}, %s}
        """
            .formatted(more));

    Done done = run("check types");

    assertThat(done.status()).isEqualTo(1);
    assertThat(done.err()).startsWith(problem);
  }

  @Test
  void shouldCompareWithWhatIsUsedNow() throws IOException {
    write(
        "later/seat.upgraded.json",
        """
        {"title": "t", "description": "d", "type": "object",
         "properties": {"seat": {"type": "integer", "description": "d"}}, "examples": [{"seat": 2}]}
        """);

    Done done = run("check later --before own-types");

    assertThat(done.status()).isEqualTo(1);
    assertThat(done.err())
        .startsWith("seat.upgraded: seat is whole number, it was text; events on the topics");
    assertThat(done.out())
        .contains("older publishers: seat.upgraded: worth is gone: events that state it");
    assertThat(run("check tight --before own-types").out())
        .contains("older publishers: seat.upgraded: the type is gone: events of it are refused");
  }

  @Test
  void shouldSayInOneLineWhatCannotBeUsed() throws IOException {
    write(
        "loose/praise.received.json",
        "{\"title\": \"t\", \"description\": \"d\", \"properties\": {}}");

    assertThat(run("check nowhere").err()).hasLineCount(1).contains("nowhere cannot be read");
    assertThat(run("check loose").err())
        .hasLineCount(1)
        .contains("praise.received ships with Pillowmint; a company may tighten it, not loosen it");
    assertThat(run("check loose").status()).isEqualTo(1);
    assertThat(run("check own-types --policy gone.yaml").status()).isEqualTo(2);
    assertThat(run("check").status()).isEqualTo(2);
  }

  private Done run(String command) {
    String[] args =
        Arrays.stream(command.split(" "))
            .map(
                word ->
                    word.equals("check") || word.startsWith("--")
                        ? word
                        : folder.resolve(word).toString())
            .toArray(String[]::new);
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = CatalogueCommand.line();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    int status = line.execute(args);
    return new Done(status, shown(out), shown(err));
  }

  private String shown(StringWriter text) {
    return text.toString().replace(folder + folder.getFileSystem().getSeparator(), "");
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(java.util.Objects.requireNonNull(file.getParent()));
    Files.writeString(file, text);
  }
}
