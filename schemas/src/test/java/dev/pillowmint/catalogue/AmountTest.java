package dev.pillowmint.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

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

  /** Each is short, or soon sent, but takes a gigabyte or minutes once it is written out. */
  @ParameterizedTest
  @MethodSource
  void shouldRefuseWhatNoSumOfMoneyIs(String value) {
    assertThatThrownBy(() -> Amount.of(value, "EUR"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("An amount has at most 40 digits, written out");
  }

  static List<String> shouldRefuseWhatNoSumOfMoneyIs() {
    return List.of(
        "1e41", "1e99999999", "1E999999999", "0e999999999", "1e-999999999", "9".repeat(1_000_000));
  }

  @Test
  void shouldReadTheLongestNumber() {
    String longest = "9".repeat(37) + ".00";

    assertThat(Amount.of(longest, "EUR").value()).isEqualTo(longest);
    assertThat(Amount.of("4.9E2", "EUR").toString()).isEqualTo("490.00 EUR");
  }

  @Test
  void shouldSayWhatIsNoNumberAndWhatIsNoCurrency() {
    assertThatThrownBy(() -> Amount.of("five", "EUR")).hasMessageContaining("\"five\"");
    assertThatThrownBy(() -> Amount.of("5.00", "EURO")).hasMessageContaining("\"EURO\"");
  }
}
