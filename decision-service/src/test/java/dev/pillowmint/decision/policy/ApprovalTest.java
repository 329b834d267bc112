package dev.pillowmint.decision.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.catalogue.Amount;
import java.util.Currency;
import org.junit.jupiter.api.Test;

class ApprovalTest {

  @Test
  void shouldAskForEverythingFromTheFirstCentOfThePolicysOwnCurrencyOn() {
    Approval usual = Approval.usual(Currency.getInstance("JPY"));

    assertThat(usual.above()).isEqualTo(Amount.ofMinor(0, "JPY"));
    assertThat(usual.needs(Amount.ofMinor(1, "JPY"))).isTrue();
    assertThat(usual.needs(Amount.ofMinor(0, "JPY"))).isFalse();
    assertThat(usual.first(Amount.ofMinor(1, "JPY")).role()).isEqualTo(Approval.ROLE);
  }
}
