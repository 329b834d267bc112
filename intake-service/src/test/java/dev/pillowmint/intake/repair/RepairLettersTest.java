package dev.pillowmint.intake.repair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.intake.admission.Envelopes;
import dev.pillowmint.intake.repair.RepairOutcome.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RepairLettersTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  private static final Place PLACE = new Place("gestures.followup-service.dlt", 0, 7);
  private static final DeadLetter LETTER =
      new DeadLetter(
          PLACE,
          new Place("gestures", 0, 3),
          NOW,
          "C-1",
          new DeadLetter.Reason("broken", "unreadable", Set.of()),
          null,
          "00");

  @Test
  void shouldSayWhatIsMissingWhereKafkaForbidsToSendItBack() {
    RepairLetters repair =
        new RepairLetters(
            new Forbidden(),
            new Nothing(),
            Envelopes.admitting(),
            events -> List.of(),
            new NoJson(),
            Veil.NONE,
            Clock.fixed(NOW, ZoneOffset.UTC),
            Duration.ofDays(6));

    assertThat(repair.replay(PLACE, "kim"))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.why()).contains("write to gestures", "acls.yaml"));
  }

  private static final class Forbidden implements DeadLetters {
    @Override
    public List<DeadLetter> find(Predicate<DeadLetter> wanted, @Nullable Place after, int most) {
      return List.of();
    }

    @Override
    public Optional<DeadLetter> at(Place place) {
      return Optional.of(LETTER);
    }

    @Override
    public void sendBack(DeadLetter letter) {
      throw new SendingForbiddenException("gestures", new IllegalStateException("no"));
    }
  }

  /** Nobody has done anything, and nobody may. */
  private static final class Nothing implements Repairs {
    @Override
    public Map<Place, Repair> all() {
      return Map.of();
    }

    @Override
    public void keep(Repair repair) {
      throw new AssertionError("It was not sent back");
    }
  }

  private static final class NoJson implements Json {
    @Override
    public Map<String, @Nullable Object> read(String text) {
      throw new AssertionError(text);
    }

    @Override
    public String write(Map<String, @Nullable Object> object) {
      throw new AssertionError(object);
    }
  }
}
