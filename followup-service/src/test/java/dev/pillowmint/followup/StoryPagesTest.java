package dev.pillowmint.followup;

import static dev.pillowmint.followup.GestureBuilder.aGesture;
import static dev.pillowmint.followup.ToldDecisions.aMiss;
import static dev.pillowmint.followup.ToldDecisions.aProposal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pillowmint.schemas.Alternative;
import dev.pillowmint.schemas.Decision;
import dev.pillowmint.schemas.FollowUpKind;
import dev.pillowmint.schemas.Gesture;
import dev.pillowmint.schemas.GestureKind;
import dev.pillowmint.schemas.Money;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The pages about customers, without a browser's scripts. */
@Tag("stack")
class StoryPagesTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private static Streams streams;
  private static RunningService service;

  private final String customer = "c-" + UUID.randomUUID();

  @BeforeAll
  static void start() {
    streams = new Streams();
    service = RunningService.start(new SettableClock(NOW));
    await().atMost(PATIENCE).until(service::isReady);
  }

  @AfterAll
  static void stop() {
    service.close();
    streams.close();
  }

  @Test
  void shouldTakeAPersonsWordToAProposal() {
    Decision proposal = aProposal(customer, NOW).build();
    streams.publish(proposal);
    awaitKnown("/v1/proposals/" + proposal.getId());
    StoryVisitor ben = StoryVisitor.of(service, "approver");
    StoryVisitor mia = StoryVisitor.of(service, "manager");
    String path = "/proposals/" + proposal.getId();

    assertThat(ben.page("/proposals")).contains(path, "A large fee for a slip", "80.00 EUR");
    String form = mia.page(path);
    assertThat(form).contains("above 50.00 EUR", "name=\"revision\" value=\"0\"", "Voucher");
    assertThat(mia.send(path, path + "/answer", Map.of("revision", "0", "verdict", "decline")))
        .contains("Please say in a few words why.");
    assertThat(
            mia.send(
                path,
                path + "/answer",
                Map.of("revision", "0", "verdict", "change", "amount", "-3", "note", "a thought")))
        .contains("That amount does not fit", "a thought");

    assertThat(
            ben.send(
                path,
                path + "/answer",
                Map.of("revision", "0", "verdict", "change", "amount", "60,00", "note", "")))
        .contains("is on its way");
    assertThat(mia.sendUnseen(path + "/answer", Map.of("revision", "0", "verdict", "approve")))
        .contains("approver was faster and said yes, at another amount");
    assertThat(mia.page(path)).contains("60.00 EUR", "on its way").doesNotContain("Yes, give it");
    assertThat(StoryVisitor.of(service, "agent").page(path)).doesNotContain("<textarea");
  }

  @Test
  void shouldLetAPersonMakeAMissedMomentGood() {
    Decision missed = aMiss(customer, NOW).build();
    streams.publish(missed);
    awaitKnown("/v1/proposals/" + missed.getId());
    StoryVisitor ada = StoryVisitor.of(service, "agent");
    String path = "/missed/" + missed.getId();

    assertThat(ada.page("/missed")).contains(path, "cap was reached", "300.00 EUR");
    assertThat(ada.page("/missed?reason=budget-exhausted")).doesNotContain(path);
    assertThat(
            ada.send(
                path, path + "/offer", Map.of("kind", "gift", "description", "", "amount", "")))
        .contains("Please say in words what you give.");
    assertThat(
            ada.send(
                path,
                path + "/offer",
                Map.of(
                    "kind", "gift",
                    "description", "a bar of chocolate",
                    "amount", "8.00",
                    "currency", "EUR")))
        .contains("On its way.")
        .doesNotContain(path);
    assertThat(
            StoryVisitor.of(service, "manager")
                .sendUnseen(path + "/offer", Map.of("kind", "callback", "description", "a call")))
        .contains("agent was faster: a bar of chocolate");
  }

  @Test
  void shouldTellACustomersStoryOnOnePage() {
    streams.tell(
        customer,
        "customer.profile-changed",
        NOW,
        Map.of(
            "displayName",
            "Zoë <b> " + customer,
            "language",
            "de",
            "timeZone",
            "Asia/Tokyo",
            "interests",
            List.of("sailing")));
    streams.tell(
        customer, "complaint.raised", NOW, Map.of("about", "the <i>noise</i>", "severity", "high"));
    streams.tell(
        customer,
        "customer.contact-preference-changed",
        NOW,
        Map.of("channel", "email", "purpose", "marketing", "allowed", false));
    Gesture gesture =
        Gesture.newBuilder(
                aGesture(GestureKind.REFUND, customer, NOW)
                    .followedBy(FollowUpKind.AFTER_CARE, Duration.ofDays(2))
                    .build())
            .setAlternatives(
                List.of(
                    Alternative.newBuilder()
                        .setForm("voucher")
                        .setAmount(new Money(900L, "EUR"))
                        .build()))
            .build();
    streams.publish(gesture);
    streams.publish(aProposal(customer, NOW).build());
    String rest = "/v1/customers/" + customer + "/story";
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(service.get(rest).body())
                    .contains("noise", "voucher", "Zoë", "proposed", "PLANNED", "marketing"));
    StoryVisitor ada = StoryVisitor.of(service, "agent");
    String path = "/customers/" + customer;

    assertThat(ada.page("/customers?q=Zo%C3%AB")).contains(path);
    assertThat(ada.page("/customers?q=nobody-of-that-name")).contains("Nobody’s name");
    assertThat(ada.page(path))
        .contains(
            "the &lt;i&gt;noise&lt;/i&gt;",
            "Zoë &lt;b&gt;",
            "Asia/Tokyo",
            "sailing",
            "After-care",
            "please not",
            "the fee is waived",
            "To the proposal",
            "Voucher")
        .doesNotContain("<i>noise", "??");
    assertThat(
            ada.send(
                path, path + "/choice", Map.of("gestureId", gesture.getId(), "form", "voucher")))
        .contains("agreed in so many words");
    assertThat(
            ada.send(
                path,
                path + "/choice",
                Map.of("gestureId", gesture.getId(), "form", "voucher", "consent", "true")))
        .contains("Recorded.", "recorded by agent");
  }

  @Test
  void shouldSpeakGerman() {
    Decision proposal = aProposal(customer, NOW).build();
    streams.publish(proposal);
    streams.publish(aMiss(customer, NOW).build());
    awaitKnown("/v1/proposals/" + proposal.getId());
    StoryVisitor ben = StoryVisitor.of(service, "approver").speaking("de");

    assertThat(ben.page("/proposals/" + proposal.getId()))
        .contains("Ja, mit diesem Betrag", "80,00 EUR", "Gebühr berechnet", "lang=\"de\"")
        .doesNotContain("??");
    assertThat(ben.page("/missed")).contains("Verpasst, aber nicht zu spät").doesNotContain("??");
    assertThat(ben.page("/customers/" + customer)).contains("Vorgeschlagen").doesNotContain("??");
  }

  private static void awaitKnown(String path) {
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              HttpResponse<String> response = service.get(path);
              return response.statusCode() == 200;
            });
  }
}
