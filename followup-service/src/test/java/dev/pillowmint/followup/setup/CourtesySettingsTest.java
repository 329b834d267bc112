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
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
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

  private static Courtesy courtesy(String yaml) {
    YamlPropertiesFactoryBean factory = new YamlPropertiesFactoryBean();
    factory.setResources(new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)));
    Properties properties = Objects.requireNonNull(factory.getObject());
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("pillowmint.follow-up", CourtesySettings.class)
        .courtesy(java.util.Map.of());
  }
}
