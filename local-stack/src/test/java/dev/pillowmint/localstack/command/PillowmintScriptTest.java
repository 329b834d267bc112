package dev.pillowmint.localstack.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In a folder without sources: what would build there fails. */
class PillowmintScriptTest {
  @TempDir private Path folder = Path.of("");

  private record Ran(int status, String out, String err) {}

  @BeforeEach
  void copyTheScript() throws IOException {
    Files.copy(Path.of("../pillowmint"), folder.resolve("pillowmint"));
    Files.writeString(folder.resolve("policy.yaml"), "name: p");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--help",
        "-h",
        "help",
        "policy --help",
        "catalogue --help",
        "webhooks --help"
      })
  void shouldHelpWithoutBuilding(String command) throws Exception {
    Ran ran = run(command);

    assertThat(ran.out()).startsWith("Usage: pillowmint ");
    assertThat(ran.status()).isZero();
  }

  @Test
  void shouldNameEveryCommandInItsHelp() throws Exception {
    assertThat(run("--help").out())
        .contains(
            Pillowmint.line().getSubcommands().entrySet().stream()
                .filter(c -> !c.getValue().getCommandSpec().usageMessage().hidden())
                .map(c -> "\n  " + c.getKey() + " ")
                .toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          policy check nowhere.yaml         | pillowmint policy: nowhere.yaml cannot be read: there is no such file
          policy test policy.yaml gone.yaml | pillowmint policy: gone.yaml cannot be read: there is no such file
          policy explain policy.yaml e.json | pillowmint policy: e.json cannot be read: there is no such file
          policy backtest --since P1D x     | pillowmint policy: x cannot be read: there is no such file
          policy check                      | pillowmint policy: check needs a FILE, for example: pillowmint policy check my-policy.yaml
          policy chek policy.yaml           | pillowmint policy: there is no command "chek". Did you mean "check"?
          catalogue chek own-types          | pillowmint catalogue: there is no command "chek". Did you mean "check"?
          webhooks chek shop.yaml           | pillowmint webhooks: there is no command "chek". Did you mean "check"?
          demoo                             | pillowmint: there is no command "demoo". Did you mean "demo"?
          dance                             | pillowmint: there is no command "dance".
          """)
  void shouldSayWhatIsWrongBeforeItBuilds(String command, String message) throws Exception {
    Ran ran = run(command);

    assertThat(ran.err().lines()).startsWith(message);
    assertThat(ran.status()).isEqualTo(2);
    assertThat(folder.resolve(".pillowmint")).doesNotExist();
  }

  private Ran run(String command) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("bash", "pillowmint"));
    words.addAll(List.of(command.isEmpty() ? new String[0] : command.split(" ")));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    Process process =
        new ProcessBuilder(words)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return new Ran(process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
  }
}
