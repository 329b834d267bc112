package dev.pillowmint.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pillowmint.followup.plan.CustomerFile.Completion;
import dev.pillowmint.followup.plan.Fixtures;
import dev.pillowmint.followup.plan.PromiseLedger;
import dev.pillowmint.followup.plan.PromiseState;
import dev.pillowmint.followup.plan.Reflection;
import dev.pillowmint.followup.plan.Reflection.Doing;
import dev.pillowmint.followup.plan.TaskNotes;
import dev.pillowmint.followup.plan.Worklist;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
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
import org.openqa.selenium.Keys;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People at work in a real browser. */
@Tag("stack")
@Browser.Driven
@TestInstance(Lifecycle.PER_CLASS)
class WorklistPageTest {
  private final SettableClock clock = new SettableClock(Fixtures.MONDAY_TEN);
  private @Nullable RunningService started;
  private @Nullable Seed seeded;

  @BeforeAll
  void start() {
    Browser.require();
    RunningService service = RunningService.start(clock);
    started = service;
    await().atMost(Duration.ofSeconds(60)).until(service::isReady);
    seeded = new Seed(service, clock.instant());
    seeded.aDay();
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
      browser.open("/login").check("login-" + language);
      browser.logIn("manager").check("today-" + language);
      browser.open("/?whose=all").check("today-all-" + language);
      browser.open("/?whose=mine").check("today-empty-" + language);
      for (String kind : new String[] {"CALLBACK", "THANK_YOU_NOTE", "AFTER_CARE"}) {
        String name = "task-" + kind.toLowerCase(Locale.ROOT) + "-" + language;
        browser.open("/tasks/" + idOf(kind)).check(name);
      }
      browser.open("/preferences").check("preferences-" + language);
      browser.open("/nothing-here").check("error-" + language);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de"})
  void shouldFitOnAPhone(String language) {
    try (Browser browser = Browser.onPhone(service(), language)) {
      browser.open("/login").check("phone-login-" + language);
      browser.logIn("manager").check("phone-today-" + language);
      browser.open("/tasks/" + idOf("CALLBACK"));
      browser.press("summary");
      browser.check("phone-task-" + language);
    }
  }

  @Test
  void shouldBeAccessibleInTheDark() {
    try (Browser browser = Browser.at(service(), "en", "--blink-settings=preferredColorScheme=0")) {
      browser.open("/login").check("dark-login");
      browser.logIn("manager").check("dark-today");
      browser.open("/tasks/" + idOf("CALLBACK")).check("dark-task");
    }
  }

  @Test
  void shouldTakeWriteAndFinishANoteByKeyboardAlone() {
    seed().customer("K-1", "Kay Keyboard", "Europe/Berlin");
    UUID note = seed().task("K-1", "k-1", "THANK_YOU_NOTE", "A whole hour on a Saturday");
    try (Browser browser = Browser.at(service(), "en")) {
      browser.open("/login");
      browser.key("agent", Keys.TAB);
      browser.key("agent", Keys.ENTER);
      browser.open("/?show=notes");
      browser.key("?");
      assertThat(browser.shows("#keys[open]")).isTrue();
      browser.check("keys");
      browser.key(Keys.ESCAPE);
      for (int i = 0; i < 10 && !browser.focused().equals("task-" + note); i++) {
        browser.key("j");
      }
      browser.key("k");
      browser.key("j");
      assertThat(browser.focused()).isEqualTo("task-" + note);
      browser.key(Keys.ENTER);
      browser.isAt("/tasks/" + note);
      browser.key("c");
      browser.saysIn(".claim", "It is yours until today, 10:30");
      browser.key("d");
      await().untilAsserted(() -> assertThat(browser.focused()).isEqualTo("note"));
      browser.key("Dear Kay, thank you for your patience.");
      browser.check("note-written");
      browser.tab();
      browser.key(Keys.ENTER);
      browser.isAt("/tasks/" + note + "/reflection");
      browser.check("reflection-en");
      browser.type("feeling", "Warm, all day long");
      browser.press("input[value=ours]");
      browser.press("input[name=mayBeNamed]");
      browser.pressNamed("Tell it");
      browser.says("Thank you for telling us");
    }
    assertThat(worklist().find(note).orElseThrow().completion())
        .isEqualTo(
            new Completion("agent", clock.instant(), "Dear Kay, thank you for your patience."));
    assertThat(service().bean(TaskNotes.class).reflection(note))
        .contains(
            new Reflection("agent", clock.instant(), "Warm, all day long", Doing.OURS, null, true));
  }

  @Test
  void shouldWorkWithoutScripts() {
    seed().customer("N-1", "Nora Noscript", "Europe/Berlin");
    UUID call = seed().callback("N-1", "n-1", "The line is down again", Duration.ofHours(1));
    try (Browser browser = Browser.withoutScripts(service())) {
      browser.logIn("agent");
      browser.press("#task-" + call);
      browser.type("note", "She laughed at the end");
      browser.press("button.main");
      browser.says("You made a day").screenshot("reflection-no-scripts");
      browser.pressNamed("Skip");
      browser.says("Hello").doesNotSay("Nora Noscript");
      browser.open("/tasks/" + call);
      browser.says("Ada did it", "She laughed at the end");
    }
    var kept = new PromiseLedger.Question(PromiseState.KEPT, "N-1", null, null);
    assertThat(service().bean(PromiseLedger.class).promises(kept, 10, null))
        .anyMatch(p -> p.promise().id().equals("n-1"));
  }

  @Test
  void shouldSayWhoWasFasterAndLoseNothingThatWasTyped() {
    seed().customer("F-1", "Fay Faster", "Europe/Berlin");
    UUID call = seed().callback("F-1", "f-1", "The parcel is lost", Duration.ofHours(1));
    try (Browser ada = Browser.at(service(), "en");
        Browser ben = Browser.at(service(), "de")) {
      ada.logIn("agent").open("/tasks/" + call);
      ada.type("note", "I promised to look for it");
      ben.logIn("approver").open("/tasks/" + call);
      ben.pressNamed("Übernehmen");
      ben.says("Es gehört Ihnen");
      ada.press("button.main");
      ada.says("Ben was faster: they have it until today, 10:30");
      assertThat(ada.valueOf("note")).isEqualTo("I promised to look for it");
      ada.check("faster-held");
      ben.press("button.main");
      ben.says("Sie haben einen Tag schön gemacht");
      ada.open("/tasks/" + call);
      ada.says("Ben did it");
      ada.check("task-done");
    }
  }

  @Test
  void shouldTryAgainWhenTheCustomerWelcomesIt() {
    seed().customer("A-1", "Abe Again", "America/New_York");
    UUID call = seed().callback("A-1", "a-1", "A call in the morning", Duration.ofHours(9));
    try (Browser browser = Browser.at(service(), "en")) {
      browser.logIn("agent").open("/tasks/" + call);
      browser.says("04:00 there, please not before today, 08:00");
      browser.press("summary");
      browser.press("#again option[value='1']");
      browser.pressNamed("Not reached, try again");
      browser.says("It comes back when a call is welcome");
      browser.open("/tasks/" + call);
      browser.says("It comes back", "today, 14:00", "Ada did not reach them");
      browser.check("task-again");
    }
  }

  @Test
  void shouldCallNobodyOnAHolidayOrWeekend() {
    clock.set(Instant.parse("2026-04-03T08:00:00Z"));
    try (Browser browser = Browser.at(service(), "en")) {
      seed().customer("E-1", "Eve Easter", "Europe/Athens");
      UUID call = seed().callback("E-1", "e-1", "A call about the train", Duration.ofDays(90));
      JdbcClient jdbc = service().bean(JdbcClient.class);
      jdbc.sql("update follow_ups set welcome_hours = true where id = ?").param(call).update();
      jdbc.sql("update customers set country = 'DE', country_at = now() where id = 'E-1'").update();
      browser.logIn("agent").open("/tasks/" + call);
      browser.says("11:00 there, and a public holiday: not before Tue 7 Apr, 08:00");
      browser.check("task-holiday");
      browser.press("summary");
      browser.press("#again option[value='1']");
      browser.pressNamed("Not reached, try again");
      browser.says("It comes back when a call is welcome");
      browser.open("/tasks/" + call);
      browser.says("It comes back", "Tue 7 Apr, 07:00");
    } finally {
      clock.set(Fixtures.MONDAY_TEN);
    }
  }

  @Test
  void shouldShowTheOwnTeamsFirstAndKeepTheLanguage() {
    try (Browser browser = Browser.at(service(), "en")) {
      browser.logIn("agent");
      browser.says("Ann Example").doesNotSay("C-1005");
      browser.pressNamed("Everybody");
      browser.says("C-1005", "(another team’s)");
      browser.pressNamed("Deutsch");
      browser.says("Hallo Ada");
      browser.pressNamed("Abmelden");
      browser.says("Bis bald");
    }
    try (Browser browser = Browser.at(service(), "en")) {
      browser.logIn("agent");
      browser.says("Hallo Ada");
      browser.open("/preferences");
      browser.type("name", "Ada L.");
      browser.press("input[value=en]");
      browser.press("main button[type=submit]");
      browser.says("Kept.", "Ada L.");
      browser.type("name", "Ada");
      browser.press("main button[type=submit]");
      browser.noLongerSays("Ada L.");
    }
  }

  private RunningService service() {
    return Objects.requireNonNull(started);
  }

  private Seed seed() {
    return Objects.requireNonNull(seeded);
  }

  private Worklist worklist() {
    return service().bean(Worklist.class);
  }

  private UUID idOf(String kind) {
    return service()
        .bean(JdbcClient.class)
        .sql(
            "select id from follow_ups where kind = ? and customer_id like 'C-1%' order by id limit 1")
        .param(kind)
        .query(UUID.class)
        .single();
  }
}
