package dev.pillowmint.followup.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pillowmint.followup.plan.Channel;
import dev.pillowmint.followup.plan.Courtesy;
import dev.pillowmint.followup.plan.Medium;
import dev.pillowmint.followup.plan.Team;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.PropertiesPropertySource;
import org.springframework.core.io.ByteArrayResource;

class CourtesySettingsTest {
  private static final Path PAGE = Path.of("../docs/follow-ups.md");
  private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

  @Test
  void shouldTakeTheExampleOfTheDocuments() throws IOException {
    Matcher example = EXAMPLE.matcher(Files.readString(PAGE));
    assertThat(example.find()).isTrue();
    Courtesy courtesy = courtesy(example.group(1));

    assertThat(courtesy.country()).isEqualTo("DE");
    assertThat(courtesy.cap())
        .isEqualTo(new Courtesy.Cap(3, Duration.ofDays(7), Duration.ofDays(5)));
    Team team = Objects.requireNonNull(courtesy.teams().get("care-team"));
    assertThat(team.hours().days()).hasSize(5);
    assertThat(team.hours().days().get(DayOfWeek.FRIDAY)).isNotNull();
    assertThat(Objects.requireNonNull(team.hours().days().get(DayOfWeek.FRIDAY)).until())
        .isEqualTo(LocalTime.of(15, 30));
    assertThat(team.absences())
        .containsExactly(new Team.Absence(LocalDate.of(2026, 12, 24), LocalDate.of(2026, 12, 28)));
    assertThat(Objects.requireNonNull(courtesy.ways().get(Channel.webhook("letters"))).media())
        .containsExactly(Medium.POST);
  }

  @Test
  void shouldBeCourteousWithoutAnySetting() {
    assertThat(courtesy("pillowmint: {follow-up: {zone: Europe/Berlin}}"))
        .isEqualTo(Courtesy.USUAL);
  }

  @Test
  void shouldNameTheChannelThatIsNone() {
    assertThatThrownBy(
            () -> courtesy("pillowmint: {follow-up: {channels: {\"[Let ters]\": {media: post}}}}"))
        .hasStackTraceContaining("is no channel");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "country: XX | country must be one such as",
        "teams: {care-team: {country: ZZ}} | country must be one such as",
        "cap-longest: 21d | cap-longest must be at most 7d",
        "cap-within: 0s | cap-within must be more than nothing",
        "mourning: -1d | must not be negative",
        "failure-memory: -1d | must not be negative",
        "'teams: {care-team: {absences: [{from: \"2026-12-28\", back: \"2026-12-24\"}]}}' | must come after from",
        "complaint-hold: -1h | complaint-hold must not be negative",
        "mail-first-retry: 2h | mail-longest-retry at least as long",
        "mail-first-retry: 0s | mail-first-retry must be more than nothing",
      })
  void shouldSayWhichBoundASettingCrosses(String setting, String says) {
    assertThatThrownBy(() -> started("pillowmint.follow-up", setting))
        .hasStackTraceContaining(says);
  }

  @Test
  void shouldRefuseADayThatIsNone() {
    assertThatThrownBy(
            () ->
                courtesy(
                    "pillowmint: {follow-up: {teams: {a: {absences: [{from: \"2026-02-30\", back: \"2026-03-04\"}]}}}}"))
        .hasStackTraceContaining("2026-02-30");
  }

  @ParameterizedTest
  @ValueSource(strings = {"warn-at-least: -1m", "warn-at-least: 25h"})
  void shouldRefuseWarningsOutOfOrder(String setting) {
    assertThatThrownBy(() -> started("pillowmint.promises", setting))
        .hasStackTraceContaining("warn-at-most at least as long");
  }

  /** The settings as the service reads them when it starts. */
  private static void started(String prefix, String setting) {
    String yaml =
        "%s: {%s}".formatted(prefix, setting).replace("pillowmint.", "pillowmint: {") + "}";
    try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
      context
          .getEnvironment()
          .getPropertySources()
          .addFirst(new PropertiesPropertySource("test", properties(yaml)));
      context.register(Settings.class);
      context.refresh();
    }
  }

  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties({
    CourtesySettings.class,
    FollowupSettings.class,
    PromiseSettings.class
  })
  static class Settings {}

  private static Courtesy courtesy(String yaml) {
    return new Binder(new MapConfigurationPropertySource(properties(yaml)))
        .bindOrCreate("pillowmint.follow-up", CourtesySettings.class)
        .courtesy(java.util.Map.of());
  }

  private static Properties properties(String yaml) {
    YamlPropertiesFactoryBean factory = new YamlPropertiesFactoryBean();
    factory.setResources(new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)));
    return Objects.requireNonNull(factory.getObject());
  }
}
