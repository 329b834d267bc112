package dev.pillowmint.followup;

import static dev.pillowmint.followup.GestureBuilder.aGesture;
import static dev.pillowmint.followup.ToldDecisions.aMiss;
import static dev.pillowmint.followup.ToldDecisions.aProposal;
import static dev.pillowmint.followup.ToldDecisions.granted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pillowmint.schemas.Alternative;
import dev.pillowmint.schemas.Decision;
import dev.pillowmint.schemas.FollowUpKind;
import dev.pillowmint.schemas.Gesture;
import dev.pillowmint.schemas.GestureKind;
import dev.pillowmint.schemas.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People read and answer in a real browser. */
@Tag("stack")
@Browser.Driven
@TestInstance(Lifecycle.PER_CLASS)
class StoryBrowserTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String customer = "C-" + UUID.randomUUID();
  private final Decision proposal = aProposal(customer, NOW.plusSeconds(40)).build();
  private final Decision missed = aMiss(customer, NOW.plusSeconds(30)).build();

  private @Nullable RunningService started;
  private @Nullable Streams streams;

  @BeforeAll
  void start() {
    Browser.require();
    RunningService service = RunningService.start(new SettableClock(NOW));
    started = service;
    await().atMost(PATIENCE).until(service::isReady);
    Streams topics = new Streams();
    streams = topics;
    tell(topics);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(service.get("/v1/customers/" + customer + "/story?limit=200").body())
                    .contains(proposal.getId(), missed.getId(), "voucher", "kept waiting", "tea"));
  }

  @AfterAll
  void stop() {
    if (streams != null) {
      streams.close();
    }
    if (started != null) {
      started.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de"})
  void shouldBeAccessibleOnEveryPage(String language) {
    try (Browser browser = Browser.at(service(), language)) {
      browser.logIn("approver");
      browser.open("/proposals").check("proposals-" + language);
      browser.open("/proposals/" + proposal.getId()).check("proposal-" + language);
      browser.open("/missed").check("missed-" + language);
      browser.open("/missed/" + missed.getId()).check("missed-one-" + language);
      browser.open("/customers?q=Ada").check("customers-" + language);
      browser.open("/customers/" + customer).check("customer-" + language);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de"})
  void shouldFitOnAPhone(String language) {
    try (Browser browser = Browser.onPhone(service(), language)) {
      browser.logIn("approver");
      browser.open("/proposals/" + proposal.getId()).check("phone-proposal-" + language);
      browser.open("/missed").check("phone-missed-" + language);
      browser.open("/customers/" + customer).check("phone-customer-" + language);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = "dark")
  void shouldBeAccessibleInTheDark(String shade) {
    try (Browser browser = Browser.at(service(), "en", "--blink-settings=preferredColorScheme=0")) {
      browser.logIn("approver");
      browser.open("/proposals/" + proposal.getId()).check(shade + "-proposal");
      browser.open("/missed").check(shade + "-missed");
      browser.open("/customers/" + customer).check(shade + "-customer");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldTakeAWordWithAndWithoutScripts(boolean scripts) {
    Decision another = aProposal(customer, NOW.plusSeconds(50)).build();
    topics().publish(another);
    await()
        .atMost(PATIENCE)
        .until(() -> service().get("/v1/proposals/" + another.getId()).statusCode() == 200);
    try (Browser browser =
        scripts ? Browser.at(service(), "en") : Browser.withoutScripts(service())) {
      browser.logIn("approver");
      browser.open("/proposals/" + another.getId());
      browser.type("amount", "60.00");
      browser.pressNamed("Yes, at that amount");
      browser.says("is on its way");
      topics().publish(granted(another, "approver"));
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(browser.open("/proposals/" + another.getId()).text())
                      .contains("Given", "60.00 EUR"));
    }
  }

  private RunningService service() {
    return java.util.Objects.requireNonNull(started);
  }

  private Streams topics() {
    return java.util.Objects.requireNonNull(streams);
  }

  private void tell(Streams topics) {
    topics.tell(
        customer,
        "customer.profile-changed",
        NOW,
        Map.of(
            "displayName", "Ada Holm",
            "language", "de",
            "country", "JP",
            "timeZone", "Asia/Tokyo",
            "interests", List.of("sailing", "sports cars")));
    topics.tell(
        customer,
        "customer.noted",
        NOW.plusSeconds(5),
        Map.of("note", "Brews her own tea.", "interests", List.of("tea")));
    topics.tell(
        customer,
        "complaint.raised",
        NOW.plusSeconds(10),
        Map.of("about", "kept waiting for an hour", "severity", "high"));
    topics.publish(
        Gesture.newBuilder(
                aGesture(GestureKind.REFUND, customer, NOW.plusSeconds(20))
                    .followedBy(FollowUpKind.AFTER_CARE, Duration.ofDays(2))
                    .build())
            .setAlternatives(
                List.of(
                    Alternative.newBuilder()
                        .setForm("voucher")
                        .setAmount(new Money(900L, "EUR"))
                        .build()))
            .build());
    topics.publish(missed);
    topics.publish(proposal);
  }
}
