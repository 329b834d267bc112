package dev.pillowmint.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A company's own event types are as well known here as where they were let in. */
@Tag("stack")
class CompanyTypesTest {
  private static final Instant NOW = Instant.parse("2020-03-02T09:00:00Z");

  @Test
  void shouldTellAnEventOfACompanysOwnTypeInTheStory(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("seat.upgraded.json"),
        """
        {"title": "Seat upgraded", "description": "A better seat.", "type": "object",
         "properties": {"seat": {"type": "string", "description": "The seat."}}}
        """);
    String customer = "c-" + UUID.randomUUID();
    try (Streams streams = new Streams();
        RunningService service =
            RunningService.start(new SettableClock(NOW), "pillowmint.catalogue.folder=" + folder)) {
      await().atMost(Duration.ofSeconds(60)).until(service::isReady);

      streams.tell(customer, "seat.upgraded", NOW, Map.of("seat", "2A"));

      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () ->
                  assertThat(service.get("/v1/customers/" + customer + "/story").body())
                      .contains("seat.upgraded", "2A"));
    }
  }
}
