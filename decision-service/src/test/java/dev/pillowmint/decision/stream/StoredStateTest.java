package dev.pillowmint.decision.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.customer.Grant;
import dev.pillowmint.decision.customer.Paid;
import dev.pillowmint.decision.customer.Tally;
import dev.pillowmint.decision.decide.Moments;
import dev.pillowmint.decision.policy.Policy;
import dev.pillowmint.decision.stream.record.StoredCustomer;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StoredStateTest {
  private static final Instant MONDAY = Moments.MONDAY;

  /** The house policy, learning from every rule, once per order and incident. */
  private static final Policy POLICY =
      Moments.policy(
          Moments.house()
              .document()
              .replace(
                  "\nrules:",
                  """

                  learning:
                    controlGroup: 5%
                    outcomes: {came-back: {on: purchase.completed, within: 90 days}}
                  rules:\
                  """)
              .replace(
                  "on: service.outage\n",
                  "on: service.outage\n    oncePer: {key: event.incidentId, group: outage}\n")
              .replace(
                  "on: delivery.delayed\n", "on: delivery.delayed\n    oncePer: event.orderId\n"));

  @Test
  void shouldKeepAYearOfFiftyEventsInAKilobyte() {
    List<CustomerState> years =
        IntStream.range(0, 101).mapToObj(seed -> AYear.of(POLICY, seed)).toList();
    List<Integer> sizes = years.stream().map(StoredStateTest::bytes).sorted().toList();

    assertThat(years).allMatch(state -> state.events().size() == CustomerState.MOST_EVENTS);
    assertThat(years).filteredOn(state -> !state.goodwill().grants().isEmpty()).hasSize(101);
    assertThat(years).filteredOn(state -> !state.promises().isEmpty()).hasSizeGreaterThan(90);
    assertThat(years)
        .filteredOn(state -> !state.dealings().tallies().all().isEmpty())
        .hasSizeGreaterThan(90);
    assertThat(sizes.get(50)).as("median of %s", sizes).isLessThanOrEqualTo(1_024);
  }

  @Test
  void shouldReadWhatItStored() {
    for (int seed = 0; seed < 20; seed++) {
      assertStored(AYear.of(POLICY, seed));
    }
  }

  @Test
  void shouldReadReservationsAndAmountsOfEveryKind() {
    Amount pounds = Amount.of("1.50", "GBP");
    CustomerState state =
        CustomerState.UNKNOWN
            .with(new Grant("d-1", MONDAY, 1, Moments.eur("5.00")))
            .with(new Grant(null, MONDAY.plusSeconds(1), 2, pounds))
            .tallying(
                List.of(
                    new Tally("d-1", Tally.key("a"), Tally.What.Given.OWED, MONDAY, pounds),
                    Tally.ofStep(null, Tally.key("b"), 3, MONDAY.plusSeconds(1))))
            .paying(List.of(new Paid(MONDAY, pounds)));

    assertStored(state);
    assertStored(state.confirm("d-1"));
  }

  private static void assertStored(CustomerState state) {
    assertThat(StoredCustomers.state(StoredCustomers.stored(state))).isEqualTo(state);
  }

  private static int bytes(CustomerState state) {
    return BinarySerde.bytes(StoredCustomer.getEncoder(), StoredCustomers.stored(state)).length;
  }
}
