package dev.pillowmint.decision.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.customer.Tallies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PolicyMomentsPageTest {
  private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(name:.*?)```", Pattern.DOTALL);

  @Test
  void shouldShowOnlyPoliciesThatCompile() throws IOException {
    List<String> examples =
        EXAMPLE.matcher(page()).results().map(result -> result.group(1)).toList();

    assertThat(examples).hasSizeGreaterThan(7);
    for (String example : examples) {
      assertThatCode(
              () -> new PolicyCompiler(EventTypes.shipped()).compile("example.yaml", example))
          .doesNotThrowAnyException();
    }
  }

  @Test
  void shouldStateTheBoundsThatHold() throws IOException {
    assertThat(page())
        .contains("Per customer %d grants are remembered".formatted(Tallies.MOST))
        .contains("of the %d newest that are remembered".formatted(CustomerState.MOST_EVENTS));
  }

  private static String page() throws IOException {
    return Files.readString(Path.of("../docs/policy-moments.md"));
  }
}
