package dev.pillowmint.intake.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.catalogue.EventTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.skyscreamer.jsonassert.JSONAssert;
import org.skyscreamer.jsonassert.JSONCompareMode;
import tools.jackson.databind.json.JsonMapper;

/** What the guide to webhooks shows becomes what it says. */
class WebhooksGuideTest {
  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void shouldBecomeWhatTheGuideSays() throws Exception {
    Webhook webhook =
        new WebhookFiles(
                EventTypes.shipped(),
                Templates::shipped,
                reference -> Optional.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
            .load(Map.of("shop.yaml", blocks("yaml").getFirst()))
            .values()
            .iterator()
            .next();
    List<String> json = blocks("json");
    assertThat(json).hasSize(6);

    for (int i = 0; i < json.size(); i += 2) {
      List<Draft> drafts = webhook.mapping().of(Shop.json(json.get(i)), Map.of(), 500, Shop.NOW);
      assertThat(drafts).allSatisfy(draft -> assertThat(draft.faults()).isEmpty());
      JSONAssert.assertEquals(
          json.get(i + 1),
          JSON.writeValueAsString(drafts.stream().map(Draft::event).toList()),
          JSONCompareMode.STRICT);
    }
  }

  /** An example in a guide that no test knows would be one that nobody runs. */
  @Test
  void shouldRunEveryExampleOfTheGuides() throws Exception {
    // The command is run by WebhooksCommandTest.
    assertThat(languages("webhooks"))
        .containsExactly("yaml", "json", "json", "sh", "json", "json", "json", "json");
    // Files are loaded, and the body is mapped, by VendorTemplatesTest.
    assertThat(languages("webhooks-vendors"))
        .containsExactly(
            "yaml zendesk.yaml",
            "json",
            "yaml shop.yaml",
            "yaml stripe.yaml",
            "yaml workshop.yaml",
            "yaml kiosk.yaml");
  }

  private static List<String> languages(String guide) throws IOException {
    return Pattern.compile("(?ms)^```([^\n]*)\n.*?^```$")
        .matcher(Files.readString(Path.of("../docs/" + guide + ".md")))
        .results()
        .map(block -> block.group(1))
        .toList();
  }

  private static List<String> blocks(String language) throws IOException {
    return Pattern.compile("(?s)```" + language + "\n(.*?)\n```")
        .matcher(Files.readString(Path.of("../docs/webhooks.md")))
        .results()
        .map(block -> block.group(1))
        .toList();
  }
}
