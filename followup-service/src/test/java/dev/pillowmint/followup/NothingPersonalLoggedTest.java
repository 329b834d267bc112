package dev.pillowmint.followup;

import static dev.pillowmint.followup.GestureBuilder.aGesture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pillowmint.localstack.TestStack;
import dev.pillowmint.schemas.FollowUpKind;
import dev.pillowmint.schemas.Gesture;
import dev.pillowmint.schemas.GestureKind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is heard and however bad it is, the log has no word of a customer in it. */
@Tag("stack")
class NothingPersonalLoggedTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String WORD = "qzxwvk";

  private final String customer = "c-" + UUID.randomUUID();
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

  @Test
  void shouldLogNoWordOfACustomer(@TempDir Path folder) throws Exception {
    Path log = folder.resolve("log");
    try (Streams streams = new Streams();
        ServiceProcess started =
            ServiceProcess.start(
                log,
                TestStack.shared().freshDatabase(),
                "spring.mail.host=localhost",
                "spring.mail.port=1",
                "pillowmint.follow-up.quiet-from=00:00",
                "pillowmint.follow-up.quiet-until=00:00")) {
      assertThat(started).isNotNull();
      await()
          .atMost(PATIENCE)
          .until(() -> Files.readString(log).contains("partitions assigned: [decisions-"));
      live(streams);
      // Not to customer-events: other tests read what stands there.
      for (String topic : List.of("gestures", "decisions")) {
        streams.publishBytes(topic, customer, WORD.getBytes(StandardCharsets.UTF_8));
      }
      streams.tell(customer, "customer.profile-changed", now, Map.of("email", WORD));

      await()
          .atMost(PATIENCE)
          .until(
              () ->
                  Streams.deadLetters("customer-events.followup-service.dlt", customer).size() == 1
                      && Streams.deadLetters("gestures.followup-service.dlt", customer).size() == 1
                      && Streams.deadLetters("decisions.followup-service.dlt", customer).size()
                          == 1);
      await()
          .atMost(PATIENCE)
          .until(() -> streams.told(customer).stream().anyMatch(told -> told.contains("HELD")));
    }
    assertThat(Files.readString(log))
        .contains("went to customer-events.followup-service.dlt")
        .doesNotContain(WORD);
  }

  /** A note to write to somebody whose address is known, by a mail server that is away. */
  private void live(Streams streams) {
    streams.tell(
        customer,
        "customer.profile-changed",
        now,
        Map.of("displayName", "Ada " + WORD, "email", WORD + "@example.org"));
    streams.tell(customer, "customer.noted", now, Map.of("note", "likes sailing, " + WORD));
    streams.publish(
        Gesture.newBuilder(
                aGesture(GestureKind.GIFT, customer, now)
                    .followedBy(FollowUpKind.AFTER_CARE, Duration.ZERO)
                    .build())
            .setDescription("a card about " + WORD)
            .setCustomerText("Dear " + WORD)
            .build());
  }
}
