package dev.pillowmint.decision.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.pillowmint.catalogue.EventTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PolicyWritersPageTest {
  private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

  @Test
  void shouldShowOnlyPoliciesThatCompile() throws IOException {
    String page = Files.readString(Path.of("../docs/policy-writers.md"));
    List<String> examples = EXAMPLE.matcher(page).results().map(r -> r.group(1)).toList();

    assertThat(examples).hasSizeGreaterThan(4);
    for (String example : examples) {
      assertThatCode(
              () -> new PolicyCompiler(EventTypes.shipped()).compile("example.yaml", example))
          .doesNotThrowAnyException();
    }
  }
}
