package dev.pillowmint.followup.plan;

import static dev.pillowmint.followup.plan.Fixtures.RULES;
import static dev.pillowmint.followup.plan.Life.step;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A year of a customer's life in a second, across the clock changes of both hemispheres. */
class YearOfLifeTest {

  @ParameterizedTest
  @CsvSource({"Europe/Berlin, DE", "Australia/Sydney, AU", "America/Phoenix, US"})
  void shouldBeWelcomeAllYear(String zone, String country) {
    Life life = new Life(RULES);
    ZoneId place = ZoneId.of(zone);
    LocalDate day = LocalDate.of(2026, 1, 1);
    life.clock.set(day.atTime(9, 0).atZone(place).toInstant());
    life.lives(zone, country);
    for (int n = 0; n < 73; n++) {
      life.until(day.plusDays(5L * n).atTime(n % 24, 30).atZone(place).toInstant());
      live(life, n);
    }
    life.until(LocalDate.of(2027, 1, 20).atStartOfDay(place).toInstant());

    assertThat(life.sent.size()).isGreaterThan(60);
    assertThat(life.sent).allSatisfy(sent -> assertWelcome(sent, sent.at().atZone(place), country));
    assertThat(life.files.promises()).hasSize(73).noneMatch(Promise::isOpen);
    assertThat(life.files.promises()).filteredOn(p -> p.state() == PromiseState.BROKEN).hasSize(3);
    assertThat(life.files.all())
        .allSatisfy(f -> assertThat(f.status().state()).isNotIn(State.PLANNED, State.HELD));
  }

  private static void live(Life life, int n) {
    String id = "g" + n;
    GrantedGesture.Step[] steps = {
      step("care" + n, Kind.AFTER_CARE, Duration.ofHours(20)),
      step("feedback" + n, Kind.FEEDBACK_REQUEST, Duration.ofHours(44)),
      step("note" + n, Kind.THANK_YOU_NOTE, Duration.ofHours(1))
    };
    if (n % 10 == 3) {
      life.grant(id, GrantedGesture.Act.CALLBACK, false, GrantedGesture.Terms.PLAIN);
      life.pass(Duration.ofHours(12));
      FollowUp call =
          life.files.all().stream()
              .filter(f -> id.equals(f.about().promiseId()) && f.task().fulfils())
              .findFirst()
              .orElseThrow();
      life.care.finish(call.id(), "kim", null);
    } else {
      life.grant(id, steps);
      if (n % 20 != 19) {
        life.deliver(id);
      }
    }
  }

  private static void assertWelcome(Life.Sent sent, ZonedDateTime local, String country) {
    assertThat(local.toLocalTime()).isBetween(LocalTime.of(8, 0), LocalTime.of(20, 59, 59));
    assertThat(Holidays.isOne(country, local.toLocalDate())).isFalse();
    if (sent.followUp().task().kind() == Kind.FEEDBACK_REQUEST) {
      assertThat(Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY)).doesNotContain(local.getDayOfWeek());
    }
  }
}
