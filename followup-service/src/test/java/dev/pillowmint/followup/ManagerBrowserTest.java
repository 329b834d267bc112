package dev.pillowmint.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pillowmint.followup.Quarter.Told;
import dev.pillowmint.followup.plan.Reflection.Doing;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Those who lead look at how it goes, in a real browser. */
@Tag("stack")
@Browser.Driven
@TestInstance(Lifecycle.PER_CLASS)
class ManagerBrowserTest {
  /** A Thursday. */
  private static final Instant NOW = Instant.parse("2026-03-05T15:00:00Z");

  private static final String DIGEST = "/manager/digest?week=2026-W10";

  private @Nullable RunningService started;

  @BeforeAll
  void start() {
    Browser.require();
    RunningService service = RunningService.start(new SettableClock(NOW));
    started = service;
    await().atMost(Duration.ofSeconds(60)).until(service::isReady);
    Quarter quarter = new Quarter(service, NOW);
    quarter.live();
    quarter.story(
        "S-1",
        "Chloé Exemple",
        new Told(
            "agent",
            Duration.ofHours(30),
            "item.left-behind",
            "THANK_YOU_NOTE",
            "the charger, posted with a card",
            "Chloé Exemple laughed out loud: nobody had ever sent her a charger with a card.",
            Doing.OURS,
            "Ask at check-out whether the charger is packed.",
            true));
    quarter.praised("S-1", NOW.minusSeconds(60));
    quarter.story(
        "S-2",
        "Bob Brown",
        new Told(
            "approver",
            Duration.ofHours(50),
            "service.outage",
            "CALLBACK",
            "an hour of a technician on a Saturday",
            "I could hear the weight fall off Mr Brown (bob@example.org, +49 30 1234567).",
            Doing.BOTH,
            "Tell people before they find out, says Ada.",
            false));
    try (Browser browser = Browser.at(service, "en")) {
      browser.logIn("agent");
    }
    try (Browser browser = Browser.at(service, "en")) {
      browser.logIn("approver");
    }
  }

  @BeforeEach
  void nobodyChoseALanguage() {
    service().bean(JdbcClient.class).sql("update staff set language = null").update();
  }

  @AfterAll
  void stop() {
    if (started != null) {
      started.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de"})
  void shouldBeAccessibleOnEveryPage(String language) {
    try (Browser browser = Browser.at(service(), language)) {
      browser.logIn("manager");
      browser.open("/manager?period=this-week").check("manager-" + language);
      browser.wholePage("manager-whole-" + language);
      for (String period : new String[] {"last-week", "month", "90-days"}) {
        browser
            .open("/manager?period=" + period)
            .check("manager-%s-%s".formatted(period, language));
      }
      browser.press("details summary");
      browser.check("manager-table-" + language);
      browser.open(DIGEST).check("digest-" + language);
      browser.wholePage("digest-whole-" + language);
      browser.open("/manager/digest?week=2025-W20").check("digest-empty-" + language);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de"})
  void shouldFitOnAPhone(String language) {
    try (Browser browser = Browser.onPhone(service(), language)) {
      browser.logIn("manager");
      browser.open("/manager?period=90-days").check("phone-manager-" + language);
      browser.wholePage("phone-manager-whole-" + language);
      browser.open(DIGEST).check("phone-digest-" + language);
    }
  }

  @Test
  void shouldBeAccessibleInTheDark() {
    try (Browser browser = Browser.at(service(), "en", "--blink-settings=preferredColorScheme=0")) {
      browser.logIn("manager");
      browser.open("/manager?period=90-days").check("dark-manager");
      browser.wholePage("dark-manager-whole");
      browser.open(DIGEST).check("dark-digest");
    }
  }

  @Test
  void shouldLeadFromAReasonToItsMissedMoments() {
    try (Browser browser = Browser.withoutScripts(service())) {
      browser.logIn("manager");
      browser.pressNamed("How it goes");
      browser.says("Moments", "Acted on", "91 % used", "Praised us");
      browser.pressNamed("90 days");
      browser.pressNamed("the budget was used up");
      browser.isAt("/missed?reason=budget-exhausted");
      browser.open("/manager").pressNamed("The week in stories");
      browser.isAt("/manager/digest");
      browser.pressNamed("The week after");
      browser.isAt("/manager/digest?week=2026-W10");
      browser.says("The days we made", "2026-W10");
    }
  }

  @Test
  void shouldNameOnlyWhoAgreed() {
    try (Browser browser = Browser.at(service(), "en")) {
      browser.logIn("manager").open(DIGEST);
      browser.says(
          "Told by Ada",
          "The customer praised it",
          "laughed out loud",
          "weight fall off",
          "Told by somebody who likes to stay unnamed",
          "Ask at check-out",
          "Delivery delayed");
      assertThat(browser.text())
          .doesNotContain("Chlo", "Exemple", "Brown", "bob@", "1234567", "says Ada", "Ben", "S-1");
    }
  }

  @Test
  void shouldBeForThoseWhoLeadOnly() {
    for (String name : new String[] {"agent", "approver"}) {
      try (Browser browser = Browser.at(service(), "en")) {
        browser.logIn(name).doesNotSay("How it goes");
        browser.open("/manager").noLongerSays("Acted on");
        browser.open(DIGEST).noLongerSays("The days we made");
      }
    }
  }

  @Test
  void shouldSayWhatIsExpectedOfAnAddress() {
    try (Browser browser = Browser.at(service(), "en")) {
      browser.logIn("manager").open("/manager?period=ever");
      browser.check("manager-wrong-period");
      browser.open("/manager/digest?week=2026-W54").check("digest-wrong-week");
    }
  }

  private RunningService service() {
    return Objects.requireNonNull(started);
  }
}
