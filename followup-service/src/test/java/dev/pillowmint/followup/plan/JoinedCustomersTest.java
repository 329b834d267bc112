package dev.pillowmint.followup.plan;

import static dev.pillowmint.followup.plan.Fixtures.MONDAY_TEN;
import static dev.pillowmint.followup.plan.Fixtures.RULES;
import static dev.pillowmint.followup.plan.Fixtures.aRefund;
import static dev.pillowmint.followup.plan.Fixtures.aStep;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.followup.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What either of two wished, went through or was promised, once they are one. */
class JoinedCustomersTest {
  private static final String SHOP = "shop-1";
  private static final String ADA = "ada";
  private static final Wish NOTES = new Wish(Medium.EMAIL, Purpose.MARKETING);

  private final SettableClock clock = new SettableClock(MONDAY_TEN);
  private final FilesInMemory files = new FilesInMemory();
  private final Care care = new Care(files, RULES, clock);
  private int events;

  @Test
  void shouldKeepAnOlderOptOutOfTheOne() {
    care.hear(wish(SHOP, 1, false, null));
    care.hear(wish(ADA, 2, true, null));
    care.join(SHOP, ADA);
    assertThat(ada().preferences().allow(NOTES)).isFalse();
  }

  @Test
  void shouldLeaveAloneWhomEitherAskedFor() {
    care.hear(wish(SHOP, 1, null, true));
    care.hear(wish(ADA, 2, null, false));
    care.join(SHOP, ADA);
    assertThat(ada().preferences().wantToBeLeftAlone()).isTrue();
  }

  @Test
  void shouldKeepAnOpenComplaintOpenThoughTheOthersIsSettled() {
    care.hear(new News.ComplaintRaised(next(), SHOP, at(5)));
    care.hear(new News.ComplaintRaised(next(), ADA, at(2)));
    care.hear(new News.ComplaintResolved(next(), ADA, at(7)));
    care.join(SHOP, ADA);
    assertThat(ada().situation().openComplaint()).isNotNull();
  }

  @Test
  void shouldAskNobodyAboutAGestureThatWasRefusedUnderTheOtherIdentifier() {
    care.take(aRefund("g", SHOP, aStep(Kind.AFTER_CARE, Duration.ofDays(2))));
    care.hear(new News.GestureRefused(next(), ADA, at(1), "g"));
    care.join(SHOP, ADA);
    assertThat(files.<Integer>inFile(ADA, file -> file.openFollowUps().size())).isZero();
  }

  @Test
  void shouldSettleThePromiseThatWasMadeUnderTheIdentifierThatTheWordCameUnder() {
    care.hear(made(SHOP));
    care.hear(made(ADA));
    care.join(SHOP, ADA);
    care.hear(new News.PromiseKept(next(), SHOP, at(9), "p"));
    assertThat(files.promise(ADA, "shop-1/p").orElseThrow().state()).isEqualTo(PromiseState.KEPT);
    assertThat(files.promise(ADA, "p").orElseThrow().state()).isEqualTo(PromiseState.OPEN);
  }

  @Test
  void shouldForgetWhoTurnsOutToBeSomebodyErased() {
    care.hear(
        new News.ProfileChanged(next(), ADA, at(1), "Ada", "ada@example.org", null, null, null));
    care.hear(new News.Erased(next(), SHOP, at(2)));
    care.join(SHOP, ADA);
    assertThat(ada().isErased()).isTrue();
  }

  @Test
  void shouldNotWriteWhereMailCameBack() {
    care.hear(new News.ProfileChanged(next(), ADA, at(1), null, "b@example.org", null, null, null));
    care.hear(new News.ContactBounced(next(), ADA, at(3), Medium.EMAIL, true, "b@example.org"));
    care.hear(new News.ContactBounced(next(), SHOP, at(4), Medium.EMAIL, true, "a@example.org"));
    care.join(SHOP, ADA);
    assertThat(ada().usableEmail()).isNull();
  }

  @Test
  void shouldKeepTheAddressOfWhoRemains() {
    care.hear(new News.ProfileChanged(next(), ADA, at(1), null, "b@example.org", null, null, null));
    care.hear(
        new News.ProfileChanged(next(), SHOP, at(2), null, "a@example.org", null, null, null));
    care.join(SHOP, ADA);
    assertThat(ada().usableEmail()).isEqualTo("b@example.org");
  }

  private Customer ada() {
    return files.inFile(ADA, CustomerFile::customer);
  }

  private News wish(
      String customer, int second, @Nullable Boolean allowed, @Nullable Boolean alone) {
    return new News.PreferenceChanged(
        next(), customer, at(second), Set.of(NOTES), allowed, null, null, alone);
  }

  private News made(String customer) {
    return new News.PromiseMade(
        next(), customer, at(1), "p", "a call", MONDAY_TEN.plus(Duration.ofDays(1)), null);
  }

  private EventRef next() {
    return new EventRef("crm", "e-" + events++);
  }

  private static Instant at(int second) {
    return MONDAY_TEN.plusSeconds(second);
  }
}
