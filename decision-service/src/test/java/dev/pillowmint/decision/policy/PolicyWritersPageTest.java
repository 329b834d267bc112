package dev.pillowmint.decision.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.pillowmint.catalogue.EventTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyWritersPageTest {
  private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

  static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("../docs"))) {
      return files.filter(f -> f.getFileName().toString().startsWith("policy-")).sorted().toList();
    }
  }

  @Test
  void shouldFindThePages() throws IOException {
    assertThat(pages())
        .extracting(p -> p.getFileName().toString())
        .contains("policy-writers.md", "policy-amounts.md");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void shouldShowOnlyPoliciesThatCompile(Path file) throws IOException {
    List<String> examples =
        EXAMPLE
            .matcher(Files.readString(file))
            .results()
            .map(r -> r.group(1))
            .filter(example -> example.startsWith("name:"))
            .toList();

    assertThat(examples).isNotEmpty();
    for (String example : examples) {
      assertThatCode(
              () -> new PolicyCompiler(EventTypes.shipped()).compile("example.yaml", example))
          .doesNotThrowAnyException();
    }
  }
}
