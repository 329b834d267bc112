package dev.pillowmint.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountTest {

  @ParameterizedTest
  @CsvSource({"4.90,EUR,490", "5,EUR,500", "300,JPY,300", "1.234,KWD,1234", "-0.05,USD,-5"})
  void shouldCountInTheCurrencysMinorUnit(String value, String currency, long minorUnits) {
    Amount amount = Amount.of(value, currency);

    assertThat(amount.minorUnits()).isEqualTo(minorUnits);
    assertThat(Amount.ofMinor(minorUnits, currency)).isEqualTo(amount);
  }

  @ParameterizedTest
  @CsvSource({"4.905,EUR", "300.5,JPY"})
  void shouldNotRound(String value, String currency) {
    assertThatThrownBy(() -> Amount.of(value, currency))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("decimal places of " + currency);
  }

  @Test
  void shouldSayWhatIsNoNumberAndWhatIsNoCurrency() {
    assertThatThrownBy(() -> Amount.of("five", "EUR")).hasMessageContaining("\"five\"");
    assertThatThrownBy(() -> Amount.of("5.00", "EURO")).hasMessageContaining("\"EURO\"");
  }
}
