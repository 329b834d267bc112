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
import java.time.Instant;
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
            new Profile(
                told("Ada"),
                told("ada@example.org"),
                told("Australia/Sydney"),
                told("en-AU"),
                told("AU")),
            new Preferences(
                Map.of(
                    new Wish(Medium.EMAIL, Purpose.MARKETING), told(false),
                    new Wish(Medium.PHONE, Purpose.SERVICE), told(true)),
                told("20:00"),
                told("09:30"),
                told(true)),
            new Situation(
                new Complaint(new EventRef("crm", "e"), MONDAY_TEN),
                MONDAY_TEN.plusSeconds(1),
                MONDAY_TEN.plusSeconds(2),
                MONDAY_TEN.plusSeconds(3),
                Map.of(
                    Medium.EMAIL, new Bounce("ada@example.org", MONDAY_TEN),
                    Medium.POST, new Bounce(null, MONDAY_TEN))),
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
    in(file -> file.note(held.sending(Channel.EMAIL, MONDAY_TEN)));
    in(
        file ->
            assertThat(file.followUp(first.id()))
                .hasValue(held.sending(Channel.EMAIL, MONDAY_TEN)));
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
  void shouldKeepVerdictsInTheirOrder() {
    UUID id = plan.getFirst().id();
    List<Judged> verdicts =
        List.of(
            Judged.of(new Verdict.Hold(Reason.CONTACT_CAP, MONDAY_TEN), MONDAY_TEN),
            Judged.of(new Verdict.Send(Channel.webhook("letters")), MONDAY_TEN),
            Judged.of(new Verdict.Cancel(Reason.LEFT), MONDAY_TEN));
    in(file -> plan.forEach(file::add));
    in(file -> verdicts.forEach(verdict -> file.keep(id, verdict)));
    in(file -> assertThat(file.verdicts(id)).isEqualTo(verdicts));
    in(file -> assertThat(file.verdicts(plan.getLast().id())).isEmpty());
  }

  @Test
  void shouldCountAsContactsWhatWasSentOrIsUnderWay() {
    FollowUp first = plan.getFirst();
    UUID other = plan.getLast().id();
    in(file -> plan.forEach(file::add));
    in(file -> assertThat(file.contactsSince(Instant.EPOCH, other)).isEmpty());
    in(file -> file.note(first.sending(Channel.EMAIL, MONDAY_TEN)));
    in(file -> assertThat(file.contactsSince(Instant.EPOCH, other)).hasSize(1));
    in(
        file ->
            file.change(
                first
                    .sending(Channel.EMAIL, MONDAY_TEN)
                    .become(State.SENT, Reason.SENT, MONDAY_TEN)));
    in(file -> assertThat(file.contactsSince(Instant.EPOCH, other)).containsExactly(MONDAY_TEN));
    in(file -> assertThat(file.contactsSince(MONDAY_TEN, other)).isEmpty());
    in(file -> assertThat(file.contactsSince(Instant.EPOCH, first.id())).isEmpty());
  }

  @Test
  void shouldKeepAFailureOnce() {
    Failure failure = new Failure(Failure.What.PROMISE, "p", MONDAY_TEN);
    in(file -> file.keep(failure));
    in(file -> file.keep(new Failure(Failure.What.PROMISE, "p", MONDAY_TEN.plusSeconds(1))));
    in(file -> assertThat(file.failuresSince(Instant.EPOCH)).containsExactly(failure));
    in(file -> assertThat(file.failuresSince(MONDAY_TEN)).isEmpty());
  }

  @Test
  void shouldKeepWhatWasSaidAboutContactInTheOrderOfArrival() {
    PreferenceChange later =
        new PreferenceChange("crm", "2", MONDAY_TEN, MONDAY_TEN, "email marketing", "no");
    PreferenceChange earlier =
        new PreferenceChange(
            "web", "1", MONDAY_TEN.minusSeconds(1), MONDAY_TEN, "email marketing", "yes");
    in(file -> file.keep(later));
    in(file -> file.keep(earlier));
    in(file -> assertThat(file.preferenceChanges()).containsExactly(later, earlier));
  }

  @Test
  void shouldKeepHowAndWhenAFollowUpMakesSense() {
    GrantedGesture.Step step =
        new GrantedGesture.Step(
            "note",
            Kind.THANK_YOU_NOTE,
            Duration.ofHours(1),
            true,
            "care-team",
            null,
            List.of(Channel.webhook("letters"), Channel.WORKLIST),
            Duration.ofDays(3));
    FollowUp note =
        Plans.plan(
                aRefund("g-" + UUID.randomUUID(), customer, step),
                Customer.unknown(customer),
                RULES,
                MONDAY_TEN)
            .getFirst();
    in(file -> file.add(note));
    in(file -> assertThat(file.followUp(note.id())).hasValue(note));
    FollowUp moved = note.movedTo(MONDAY_TEN.plusSeconds(5), MONDAY_TEN);
    in(file -> file.change(moved));
    in(file -> assertThat(file.followUp(note.id())).hasValue(moved));
  }

  @Test
  void shouldKeepWhatBecomesOfAPromiseInOneGo() {
    Promise open = new Promise(customer, "p", PromiseState.OPEN, "call back", MONDAY_TEN);
    in(
        file -> {
          file.keep(open);
          file.keep(open.settled(PromiseState.KEPT));
        });
    in(file -> assertThat(file.promises()).containsExactly(open.settled(PromiseState.KEPT)));
  }

  @Test
  void shouldMakeTwoCustomersOne() {
    String alias = "x-" + UUID.randomUUID();
    FollowUp theirs = checkOf(alias, "p-" + alias);
    files()
        .inFile(
            alias,
            file -> {
              file.keep(
                  new Customer(
                      alias, named("Old name", 1), Preferences.NONE, Situation.NONE, null));
              file.keep(open(alias, "p-" + alias));
              file.add(theirs);
              file.keep(new Failure(Failure.What.MESSAGE, "m", MONDAY_TEN));
              return true;
            });
    in(
        file ->
            file.keep(
                new Customer(customer, named("Ada", 2), Preferences.NONE, Situation.NONE, null)));

    files()
        .join(
            alias,
            customer,
            MONDAY_TEN,
            (file, before, foretold) -> {
              assertThat(before.profile().displayName())
                  .isEqualTo(new Told<>("Ada", MONDAY_TEN.plusSeconds(2)));
              assertThat(foretold).isEmpty();
              assertThat(file.openFollowUps()).extracting(FollowUp::id).contains(theirs.id());
            });

    for (String id : List.of(alias, customer)) {
      files()
          .inFile(
              id,
              file -> {
                assertThat(file.customer().id()).isEqualTo(customer);
                assertThat(file.customer().profile().displayName())
                    .isEqualTo(new Told<>("Ada", MONDAY_TEN.plusSeconds(2)));
                assertThat(file.openFollowUps())
                    .extracting(FollowUp::customerId)
                    .containsOnly(customer);
                Promise promise = file.promise("p-" + alias).orElseThrow();
                assertThat(promise.customerId()).isEqualTo(customer);
                assertThat(file.followUp(promise.check())).map(FollowUp::id).hasValue(theirs.id());
                assertThat(file.failuresSince(MONDAY_TEN.minusSeconds(1))).hasSize(1);
                return true;
              });
    }
    assertThat(files().customerOf(theirs.id())).hasValue(customer);
  }

  @Test
  void shouldFollowAChainAndChangeNothingForACircleARepeatOrAnotherClaim() {
    String first = "x-" + UUID.randomUUID();
    String second = "y-" + UUID.randomUUID();
    join(first, second);
    join(second, customer);
    assertThat(remaining(first)).isEqualTo(customer);

    join(customer, first);
    join(first, second);
    join(first, "z-" + first);
    join(customer, customer);

    for (String id : List.of(first, second, customer)) {
      assertThat(remaining(id)).isEqualTo(customer);
    }
    assertThat(remaining("z-" + first)).isEqualTo("z-" + first);
  }

  @Test
  void shouldTellOfAnEndThatWasHeardOfUnderTheOtherIdentifier() {
    String alias = "x-" + UUID.randomUUID();
    files()
        .inFile(
            alias,
            file -> {
              file.keep(open(alias, "p"));
              file.keep(new Promise(alias, "q", PromiseState.KEPT, null, null));
              return true;
            });
    in(
        file -> {
          file.keep(new Promise(customer, "p", PromiseState.KEPT, null, null));
          file.keep(open(customer, "q"));
        });

    files()
        .join(
            alias,
            customer,
            MONDAY_TEN,
            (file, before, foretold) ->
                assertThat(foretold)
                    .extracting(Promise::id, Promise::state)
                    .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("p", PromiseState.KEPT),
                        org.assertj.core.groups.Tuple.tuple("q", PromiseState.KEPT)));

    in(
        file -> {
          assertThat(file.promises()).extracting(Promise::id).containsExactlyInAnyOrder("p", "q");
          assertThat(file.promises()).extracting(Promise::state).containsOnly(PromiseState.OPEN);
        });
  }

  @Test
  void shouldKeepTwoPromisesApartThatHaveOneName() {
    String alias = "x-" + UUID.randomUUID();
    files()
        .inFile(
            alias,
            file -> {
              file.keep(open(alias, "p"));
              return true;
            });
    in(file -> file.keep(open(customer, "p")));

    join(alias, customer);

    in(
        file ->
            assertThat(file.promises())
                .extracting(Promise::id)
                .containsExactlyInAnyOrder("p", alias + "/p"));
  }

  private void join(String alias, String into) {
    files().join(alias, into, MONDAY_TEN, (file, before, foretold) -> {});
  }

  private String remaining(String id) {
    return files().inFile(id, file -> file.customer().id());
  }

  private static Profile named(String name, int second) {
    return new Profile(new Told<>(name, MONDAY_TEN.plusSeconds(second)), null, null, null, null);
  }

  private static Promise open(String of, String id) {
    return new Promise(of, id, PromiseState.OPEN, "a call", MONDAY_TEN.plusSeconds(60));
  }

  private static FollowUp checkOf(String of, String promise) {
    return Plans.check(
        new News.PromiseMade(
            new EventRef("crm", "made-" + promise),
            of,
            MONDAY_TEN,
            promise,
            "a call",
            MONDAY_TEN.plusSeconds(60),
            null),
        Customer.unknown(of),
        MONDAY_TEN);
  }

  @Test
  void shouldForgetTheWordsOfWhoIsErased() {
    in(file -> file.keep(Customer.unknown(customer).with(address())));
    in(file -> plan.forEach(file::add));
    in(file -> file.complete(plan.getFirst().id(), new Completion("kim", MONDAY_TEN, "a note")));
    in(
        file -> {
          file.keep(new Failure(Failure.What.PROMISE, "p", MONDAY_TEN));
          file.keep(new PreferenceChange("crm", "e", MONDAY_TEN, MONDAY_TEN, "leave alone", "yes"));
          file.keep(Customer.erased(customer, MONDAY_TEN));
          file.erase();
        });
    in(
        file -> {
          assertThat(file.customer()).isEqualTo(Customer.erased(customer, MONDAY_TEN));
          assertThat(file.failuresSince(Instant.EPOCH)).isEmpty();
          assertThat(file.preferenceChanges()).isEmpty();
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
        new EventRef("crm", "e"), customer, MONDAY_TEN, "Ada", "ada@example.org", null, null, null);
  }

  private static <T extends Comparable<T>> Told<T> told(T value) {
    return new Told<>(value, MONDAY_TEN);
  }
}
