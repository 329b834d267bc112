package dev.pillowmint.decision.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.decision.decide.Moments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReasonsTest {
  private static final Pattern CODE = Pattern.compile("`([a-z-]+)`");

  @Test
  void shouldKnowEveryReasonThatThePageNames() throws IOException {
    List<String> named =
        Files.readAllLines(Path.of("../docs/reasons.md")).stream()
            .filter(line -> line.startsWith("| `") && !line.startsWith("| `no-rule`"))
            .flatMap(line -> CODE.matcher(line.split("\\|", -1)[1]).results().map(m -> m.group(1)))
            .toList();

    assertThat(Reasons.of(Moments.policy(POLICY)))
        .containsExactlyInAnyOrderElementsOf(
            java.util.stream.Stream.concat(named.stream(), java.util.stream.Stream.of("mine"))
                .toList());
  }

  private static final String POLICY =
      """
      name: p
      version: 1
      currency: EUR
      rules:
        - {name: r, title: R, on: fee.charged, decline: {code: mine, text: No.}}
      """;
}
