package dev.pillowmint.localstack.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class PillowmintTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final CommandLine line =
      Pillowmint.line().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));

  @ParameterizedTest
  @ValueSource(strings = {"demo", "up", "play", "status", "keys", "down"})
  void shouldHelpWithEachCommand(String command) {
    assertThat(line.execute(command, "--help")).isZero();
    assertThat(out.toString()).contains("Usage: pillowmint " + command);
  }

  @Test
  void shouldSayThatACommandIsUnknownAndWhichThereAre() {
    assertThat(line.execute("dance")).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("pillowmint: there is no command \"dance\"")
        .contains("demo")
        .contains("down");
  }

  @Test
  void shouldSayInOneLineThatAFileIsMissing() {
    assertThat(line.execute("play", "nowhere.yaml")).isEqualTo(1);
    assertThat(err.toString())
        .isEqualToIgnoringNewLines("pillowmint: nowhere.yaml: there is no such file");
  }
}
