package dev.pillowmint.decision.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.catalogue.Amount;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GoodwillTest {
  private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");

  @Test
  void shouldForgetTheOldestGivenAndNoReserved() {
    Goodwill goodwill = Goodwill.NONE.with(new Grant("d-1", MONDAY, 1, Amount.of("5.00", "EUR")));
    for (int i : IntStream.rangeClosed(1, 64).toArray()) {
      goodwill = goodwill.with(new Grant(null, MONDAY.plusSeconds(i), 1, Amount.of("5.00", "EUR")));
    }

    assertThat(goodwill.grants()).hasSize(Goodwill.MOST_GRANTS);
    assertThat(goodwill.grants()).extracting(Grant::reservedFor).contains("d-1");
    assertThat(goodwill.forgottenUntil()).isEqualTo(MONDAY.plusSeconds(1));
  }
}
