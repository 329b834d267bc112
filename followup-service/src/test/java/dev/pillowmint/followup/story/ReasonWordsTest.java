package dev.pillowmint.followup.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReasonWordsTest {
  private static final Pattern CODES = Pattern.compile("(?m)^\\| ((?:`[a-z-]+`(?:, )?)+) \\|");
  private static final Pattern CODE = Pattern.compile("`([a-z-]+)`");

  @ParameterizedTest
  @ValueSource(strings = {"story.properties", "story_de.properties"})
  void shouldHaveWordsForEveryReasonOfADecision(String file) throws Exception {
    Properties words = new Properties();
    try (var reader =
        Files.newBufferedReader(Path.of("src/main/resources", file), StandardCharsets.UTF_8)) {
      words.load(reader);
    }
    String page = Files.readString(Path.of("../docs/reasons.md"));
    List<String> codes =
        CODES
            .matcher(page)
            .results()
            .flatMap(row -> CODE.matcher(row.group(1)).results())
            .map((MatchResult code) -> code.group(1))
            .toList();

    assertThat(codes).hasSizeGreaterThan(20);
    assertThat(codes)
        .allSatisfy(code -> assertThat(words.getProperty("reason." + code)).as(code).isNotBlank());
  }
}
