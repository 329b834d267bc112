package dev.pillowmint.followup.plan;

import static dev.pillowmint.followup.plan.Fixtures.MONDAY_TEN;
import static dev.pillowmint.followup.plan.Fixtures.RULES;
import static dev.pillowmint.followup.plan.Fixtures.aRefund;
import static dev.pillowmint.followup.plan.Fixtures.aStep;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.followup.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is heard of somebody who asked to be forgotten. */
class ErasedCustomerTest {
  private final SettableClock clock = new SettableClock(MONDAY_TEN);
  private final FilesInMemory files = new FilesInMemory();
  private final Care refusing = new Care(files, RULES, clock);
  private final Care anonymous =
      new Care(
          files,
          new HouseRules(
              RULES.zone(),
              RULES.quiet(),
              RULES.complaintHold(),
              RULES.mail(),
              RULES.courtesy(),
              RULES.warning(),
              AfterErasure.ANONYMOUS),
          clock);

  @BeforeEach
  void erase() {
    refusing.hear(new News.Erased(event("erased"), "ada", MONDAY_TEN));
  }

  @Test
  void shouldRefuseWhatComesLater() {
    refusing.take(aRefund("g", "ada", aStep(Kind.AFTER_CARE, Duration.ofDays(2))));
    refusing.hear(promise());
    assertThat(files.changes()).isEmpty();
    assertThat(files.promises()).isEmpty();
  }

  @Test
  void shouldWatchPromisesWithoutAWordWhereThatIsSet() {
    anonymous.take(aRefund("g", "ada", aStep(Kind.AFTER_CARE, Duration.ofDays(2))));
    anonymous.hear(promise());
    anonymous.hear(
        new News.ProfileChanged(event("n"), "ada", MONDAY_TEN, "Ada", "a@b.org", null, null, null));
    assertThat(files.changes())
        .hasSize(2)
        .allSatisfy(f -> assertThat(f.task().kind()).isEqualTo(Kind.PROMISE_CHECK))
        .allSatisfy(f -> assertThat(f.about().text()).isNull());
    assertThat(files.promises()).hasSize(2).allSatisfy(p -> assertThat(p.what()).isNull());
    assertThat(files.<Customer>inFile("ada", CustomerFile::customer))
        .isEqualTo(Customer.erased("ada", MONDAY_TEN));

    anonymous.hear(new News.PromiseKept(event("kept"), "ada", MONDAY_TEN, "P"));
    assertThat(files.promise("ada", "P").orElseThrow().state()).isEqualTo(PromiseState.KEPT);
    new Desk(files, clock).keep(Plans.checkOf("ada", "g"), new Desk.Said("kim", "Ada rang", null));
    Act kept = files.<Act>inFile("ada", f -> f.lastAct(Plans.checkOf("ada", "g")).orElseThrow());
    assertThat(kept.note()).isNull();
  }

  private static News promise() {
    return new News.PromiseMade(
        event("p"), "ada", MONDAY_TEN, "P", "call Ada", MONDAY_TEN.plusSeconds(9999), null);
  }

  private static EventRef event(String id) {
    return new EventRef("crm", id);
  }
}
