package dev.pillowmint.intake.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.catalogue.EventType;
import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.catalogue.Topic;
import dev.pillowmint.catalogue.Topics;
import dev.pillowmint.intake.whole.Intake.Answer;
import dev.pillowmint.localstack.TestStack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page as it is served, before any browser looks at it. */
@Tag("stack")
class ReferencePageTest {

  @Test
  void shouldShowEveryTypeWithItsAttributesEveryOperationAndEveryTopic() {
    String page = page(Intake.shared()).text();

    for (EventType type : EventTypes.shipped().all()) {
      assertThat(page)
          .contains("<article id=\"%s\">".formatted(type.name()))
          .contains("href=\"/v1/event-types/%s\"".formatted(type.name()));
      type.attributes()
          .keySet()
          .forEach(attribute -> assertThat(page).contains("<code>" + attribute + "</code>"));
    }
    assertThat(page).contains("<span class=\"method\">POST</span> /v1/events</code>");
    for (Topic topic : Topics.shipped().topics()) {
      assertThat(page).contains("<th scope=\"row\"><code>%s</code>".formatted(topic.name()));
    }
  }

  @Test
  void shouldNeedNoScriptAndNothingFromElsewhere() {
    Answer answer = page(Intake.shared());

    assertThat(answer.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
    assertThat(answer.header("Content-Security-Policy")).startsWith("default-src 'none'");
    assertThat(answer.text()).doesNotContain("<script", "http://", "https://", "//");
    assertThat(get(Intake.shared(), "/docs/reference.css", basic()).status()).isEqualTo(200);
  }

  @Test
  void shouldLetABrowserAskWhoReads() {
    Answer anonymous = Intake.send(Intake.shared().request("/docs"));

    assertThat(anonymous.status()).isEqualTo(401);
    assertThat(anonymous.header("WWW-Authenticate")).startsWith("Basic realm=\"Pillowmint\"");
    assertThat(get(Intake.shared(), "/docs", "Bearer billing-key").status()).isEqualTo(200);
  }

  @Test
  void shouldShowACompanysWordsAsTheyAre(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("seat.upgraded.json"),
        """
        {"title": "<b>Seat</b> & more", "description": "A \\"better\\" seat.", "type": "object",
         "properties": {}, "examples": [{}]}
        """);
    TestStack stack = TestStack.shared();
    try (Intake own =
        Intake.against(
            stack.bootstrapServers(),
            stack.registryUrl(),
            "pillowmint.catalogue.folder=" + folder)) {
      assertThat(page(own).text())
          .contains("&lt;b&gt;Seat&lt;/b&gt; &amp; more", "A &quot;better&quot; seat.");
    }
  }

  private static Answer page(Intake intake) {
    return get(intake, "/docs", basic());
  }

  private static Answer get(Intake intake, String path, String authorization) {
    return Intake.send(intake.request(path).header("Authorization", authorization));
  }

  private static String basic() {
    return "Basic "
        + Base64.getEncoder().encodeToString("staff:staff".getBytes(StandardCharsets.UTF_8));
  }
}
