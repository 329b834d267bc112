package dev.pillowmint.decision.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PurposeTest {
  @ParameterizedTest
  @ValueSource(strings = {"nothing-to-give", "quota-used-up", "already-given", "fair-fee"})
  void shouldNotCallAMissWhatWasMeant(String reason) {
    assertThat(Purpose.isMeant(reason, Set.of("fair-fee"), null)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"customer-cap", "budget-exhausted", "no-rate", "never-heard-of"})
  void shouldCallAMissWhatNobodyMeant(String reason) {
    assertThat(Purpose.isMeant(reason, Set.of("fair-fee"), null)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"fair-fee", "ladder-used-up"})
  void shouldCallAMissWhatSomebodyStillHasToSeeTo(String reason) {
    assertThat(Purpose.isMeant(reason, Set.of("fair-fee"), "care-lead")).isFalse();
  }
}
