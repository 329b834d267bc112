package dev.pillowmint.intake.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderValueTest {

  /** The first two are the examples of the CloudEvents HTTP binding. */
  @ParameterizedTest(name = "{0} → {1}")
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "Euro%20%E2%82%AC%20%F0%9F%98%80, Euro \u20ac \uD83D\uDE00",
        "%41%62%63, Abc",
        "plain, plain",
        "C%c3%a9, C\u00e9",
        "100%25, 100%",
        "%2541, %41",
        "two words, two words",
        "\"two words\", two words",
        "\"a \\\"b\\\" \\\\ c\", a \"b\" \\ c",
        "\"100%25\", 100%",
        "back\\slash, back\\slash",
        "``, ``",
        "a+b, a+b",
      })
  void shouldDecode(String header, String value) {
    assertThat(HeaderValue.decoded(header)).isEqualTo(value);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "%C0%A0, not as UTF-8",
        "%ED%A0%80, not as UTF-8",
        "%E2%82, not as UTF-8",
        "%FF, not as UTF-8",
        "100%, send a percent sign as %25",
        "%4, send a percent sign as %25",
        "%zz, send a percent sign as %25",
        "%\u0664\u0661, send a percent sign as %25",
        "caf\u00e9, percent-encode its UTF-8 bytes",
        "\"open, quotation mark that is not closed",
        "\"open\\\", quotation mark that is not closed",
      })
  void shouldRefuse(String header, String why) {
    assertThatThrownBy(() -> HeaderValue.decoded(header))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }
}
