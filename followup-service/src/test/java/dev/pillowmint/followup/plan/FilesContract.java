package dev.pillowmint.followup.plan;

import static dev.pillowmint.followup.plan.Fixtures.MONDAY_TEN;
import static dev.pillowmint.followup.plan.Fixtures.RULES;
import static dev.pillowmint.followup.plan.Fixtures.aRefund;
import static dev.pillowmint.followup.plan.Fixtures.aStep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pillowmint.followup.plan.CustomerFile.Completion;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What every way to keep files must do. */
public abstract class FilesContract {
  private final String customer = "c-" + UUID.randomUUID();
  private final List<FollowUp> plan =
      Plans.plan(
          aRefund("g-" + UUID.randomUUID(), customer, aStep(Kind.AFTER_CARE, Duration.ofDays(2))),
          Customer.unknown(customer),
          RULES,
          MONDAY_TEN);

  protected abstract Files files();

  @Test
  void shouldOpenAnEmptyFileForWhoIsNotKnown() {
    in(file -> assertThat(file.customer()).isEqualTo(Customer.unknown(customer)));
  }

  @Test
  void shouldKeepAllThatIsKnownAboutACustomer() {
    Customer known =
        new Customer(
            customer,
            new Profile(told("Ada"), told("ada@example.org"), told("Australia/Sydney")),
            new Preferences(
                Map.of(
                    new Wish(Medium.EMAIL, Purpose.MARKETING), told(false),
                    new Wish(Medium.PHONE, Purpose.SERVICE), told(true)),
                told("20:00"),
                told("09:30"),
                told(true)),
            new Complaint(new EventRef("crm", "e"), MONDAY_TEN),
            null);
    in(file -> file.keep(known));
    in(file -> assertThat(file.customer()).isEqualTo(known));
  }

  @Test
  void shouldTakeInAnEventOnce() {
    EventRef event = new EventRef("crm", UUID.randomUUID().toString());
    in(file -> assertThat(file.takeIn(event, MONDAY_TEN)).isTrue());
    in(file -> assertThat(file.takeIn(event, MONDAY_TEN)).isFalse());
  }

  @Test
  void shouldKeepFollowUpsAndTheirChanges() {
    FollowUp first = plan.getFirst();
    in(file -> plan.forEach(file::add));
    in(file -> assertThat(file.openFollowUps()).containsExactlyInAnyOrderElementsOf(plan));
    FollowUp held = first.become(State.HELD, Reason.QUIET_HOURS, MONDAY_TEN, MONDAY_TEN);
    in(file -> file.change(held));
    in(file -> file.note(held.sending(MONDAY_TEN)));
    in(file -> assertThat(file.followUp(first.id())).hasValue(held.sending(MONDAY_TEN)));
    assertThat(files().customerOf(first.id())).hasValue(customer);
    assertThat(files().customerOf(UUID.randomUUID())).isEmpty();
  }

  @Test
  void shouldRefuseAChangeOfWhatIsNotThereAnyMore() {
    in(file -> plan.forEach(file::add));
    FollowUp done = plan.getLast().become(State.DONE, Reason.KEPT, MONDAY_TEN);
    in(file -> file.change(done));
    assertThatIllegalStateException().isThrownBy(() -> in(file -> file.change(done)));
    in(file -> assertThat(file.openFollowUps()).containsExactly(plan.getFirst()));
  }

  @Test
  void shouldKeepAllOfTheWorkOrNone() {
    assertThatThrownBy(
            () ->
                in(
                    file -> {
                      plan.forEach(file::add);
                      throw new UnsupportedOperationException("half way");
                    }))
        .isInstanceOf(UnsupportedOperationException.class);
    in(file -> assertThat(file.openFollowUps()).isEmpty());
  }

  @Test
  void shouldKeepPromisesWhateverIsKnownFirst() {
    Promise foreseen = new Promise(customer, "p", PromiseState.KEPT, null, null);
    Promise open = new Promise(customer, "p", PromiseState.OPEN, "call back", MONDAY_TEN);
    in(file -> file.keep(foreseen));
    in(file -> file.keep(open));
    in(file -> file.keep(open.settled(PromiseState.KEPT)));
    in(file -> assertThat(file.promises()).containsExactly(open.settled(PromiseState.KEPT)));
    in(file -> assertThat(file.promise("other")).isEmpty());
  }

  @Test
  void shouldForgetTheWordsOfWhoIsErased() {
    in(file -> file.keep(Customer.unknown(customer).with(address())));
    in(file -> plan.forEach(file::add));
    in(file -> file.complete(plan.getFirst().id(), new Completion("kim", MONDAY_TEN, "a note")));
    in(
        file -> {
          file.keep(Customer.erased(customer, MONDAY_TEN));
          file.erase();
        });
    in(
        file -> {
          assertThat(file.customer()).isEqualTo(Customer.erased(customer, MONDAY_TEN));
          assertThat(file.openFollowUps())
              .hasSize(2)
              .allSatisfy(f -> assertThat(f.about().text()).isNull())
              .allSatisfy(f -> assertThat(f.about().customerText()).isNull());
          assertThat(file.completion(plan.getFirst().id()))
              .hasValueSatisfying(c -> assertThat(c.note()).isNull());
        });
  }

  private void in(Consumer<CustomerFile> work) {
    files()
        .inFile(
            customer,
            file -> {
              work.accept(file);
              return true;
            });
  }

  private News address() {
    return new News.ProfileChanged(
        new EventRef("crm", "e"), customer, MONDAY_TEN, "Ada", "ada@example.org", null);
  }

  private static <T extends Comparable<T>> Told<T> told(T value) {
    return new Told<>(value, MONDAY_TEN);
  }
}
