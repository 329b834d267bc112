package dev.pillowmint.decision.customer;

import dev.pillowmint.catalogue.Amount;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that deciding needs to know of one customer. Immutable and bounded: {@value #MOST_EVENTS}
 * events, {@value #MOST_PROMISES} promises, and {@value Goodwill#MOST_GRANTS} grants.
 *
 * @param profile what is known about them
 * @param leaveAlone true: they want no after-care, and no calls unless something went wrong or they
 *     ask
 * @param events the newest, in the order of time
 * @param goodwill given or reserved
 * @param promises open ones, in the order they were made
 * @param decisions how many decisions were ever told in this customer's story
 * @param erased true: they asked to be forgotten, nothing else is known, and nothing ever will be
 * @param dealings what decisions gave them, per key and ledger
 */
public record CustomerState(
    Profile profile,
    boolean leaveAlone,
    List<Remembered> events,
    Goodwill goodwill,
    List<OpenPromise> promises,
    long decisions,
    boolean erased,
    Dealings dealings) {

  /** How many events are remembered. */
  public static final int MOST_EVENTS = 50;

  static final int MOST_PROMISES = 50;

  /** Of whom nothing is known. */
  public static final CustomerState UNKNOWN =
      new CustomerState(
          Profile.UNKNOWN, false, List.of(), Goodwill.NONE, List.of(), 0, false, Dealings.NONE);

  /** Who asked to be forgotten. */
  public static final CustomerState ERASED =
      new CustomerState(
          Profile.UNKNOWN, false, List.of(), Goodwill.NONE, List.of(), 0, true, Dealings.NONE);

  public CustomerState {
    events = List.copyOf(events);
    promises = List.copyOf(promises);
  }

  /** This state after the event, of which no amount is remembered. */
  public CustomerState fold(Event event) {
    return fold(event, null);
  }

  /**
   * This state after the event. {@code customer.erased} leaves nothing, for good.
   *
   * @param amount that is remembered of it; null: none
   */
  public CustomerState fold(Event event, @Nullable Amount amount) {
    return erased ? this : folding(event, amount);
  }

  private CustomerState folding(Event event, @Nullable Amount amount) {
    return switch (event.type()) {
      case "customer.erased" -> ERASED;
      case "customer.profile-changed" -> with(profile.changedBy(event)).remembering(event, amount);
      case "customer.noted" -> with(profile.notedIn(event)).remembering(event, amount);
      case "customer.contact-preference-changed" ->
          leaving(event.flag("leaveAlone").orElse(leaveAlone)).remembering(event, amount);
      case "promise.made" -> promising(event).remembering(event, amount);
      case "promise.kept", "promise.broken" ->
          without(event, "promiseId").remembering(event, amount);
      case "gesture.delivered", "gesture.refused", "gesture.failed" ->
          without(event, "gestureId").remembering(event, amount);
      default -> remembering(event, amount);
    };
  }

  /** How many events of the type, or of a family, are remembered from the window that ends now. */
  public long count(String type, Instant now, Duration window) {
    TypePattern pattern = new TypePattern(type);
    Instant from = now.minus(window);
    long count = 0;
    for (int i = events.size() - 1; i >= 0 && events.get(i).time().isAfter(from); i--) {
      Remembered event = events.get(i);
      if (pattern.matches(event.type()) && !event.time().isAfter(now)) {
        count++;
      }
    }
    return count;
  }

  /** The amounts that are remembered of such events, in the order of time. */
  public List<Amount> amounts(String type, Instant now, Duration window) {
    return within(type, now, window).flatMap(e -> Stream.ofNullable(e.amount())).toList();
  }

  /** False: events of the window that ends now may have been forgotten. */
  public boolean remembersEvents(Instant now, Duration window) {
    return events.size() < MOST_EVENTS || events.getFirst().time().isBefore(now.minus(window));
  }

  private Stream<Remembered> within(String type, Instant now, Duration window) {
    TypePattern pattern = new TypePattern(type);
    return events.stream()
        .filter(e -> pattern.matches(e.type()) && !e.time().isAfter(now))
        .filter(e -> e.time().isAfter(now.minus(window)));
  }

  /** With goodwill that a decision gives, or reserves until its budget answers. */
  public CustomerState with(Grant grant) {
    return with(goodwill.with(grant));
  }

  /** The budget answered yes: what was reserved is given. */
  public CustomerState confirm(String decisionId) {
    return with(goodwill.confirm(decisionId)).with(dealings.confirm(decisionId));
  }

  /** The budget answered no: what was reserved is free again. */
  public CustomerState release(String decisionId) {
    return with(goodwill.release(decisionId)).with(dealings.release(decisionId));
  }

  /** What is owed of the decision is given at once; the goodwill beside it waits on. */
  public CustomerState confirmOwed(String decisionId) {
    return with(dealings.confirmOwed(decisionId));
  }

  /**
   * The goodwill that is reserved for the decision under its keys comes to another amount.
   *
   * @param goodwill in the policy's currency
   */
  public CustomerState repriced(String decisionId, Amount goodwill) {
    return with(dealings.repriced(decisionId, goodwill));
  }

  /**
   * Of what is reserved for the decision under its keys, the goodwill that costs something is not
   * given.
   *
   * @param free whether goodwill that costs nothing is given all the same
   */
  public CustomerState withoutGoodwill(String decisionId, boolean free) {
    return with(dealings.withoutGoodwill(decisionId, free));
  }

  /**
   * A gesture was refused or failed: what it counted for may be claimed again.
   *
   * @param given what it counted for
   * @param owed what it counted as owed; null: nothing
   */
  public CustomerState unclaimed(List<Tally> given, @Nullable Paid owed) {
    return with(dealings.without(given, owed));
  }

  /** The state without one such event: as if it had not happened yet. */
  public CustomerState without(Remembered event) {
    List<Remembered> left = new ArrayList<>(events);
    left.remove(event);
    return new CustomerState(
        profile, leaveAlone, left, goodwill, promises, decisions, erased, dealings);
  }

  /** With what was given or reserved per key. */
  public CustomerState tallying(List<Tally> tallies) {
    return with(dealings.with(tallies));
  }

  /** With what was owed and granted; of too many amounts the oldest is forgotten. */
  public CustomerState paying(List<Paid> owed) {
    return with(dealings.withPaid(owed));
  }

  /** The goodwill that was reserved is free again; the decision waits for a person now. */
  public CustomerState releaseGoodwill(String decisionId) {
    return with(goodwill.release(decisionId));
  }

  /**
   * Goodwill that counted from that time was refused by the customer, or failed: it is free again.
   */
  public CustomerState givenBack(Instant time, Amount cost) {
    return with(goodwill.givenBack(time, cost));
  }

  /** Of goodwill that counted from that time, the customer chose something that costs less. */
  public CustomerState cheaper(Instant time, Amount cost, Amount by) {
    return with(goodwill.cheaper(time, cost, by));
  }

  /** With one more open promise; of too many the oldest is forgotten. */
  public CustomerState with(OpenPromise promise) {
    return with(
        newest(
            Stream.concat(
                    promises.stream().filter(p -> !p.id().equals(promise.id())), Stream.of(promise))
                .toList(),
            MOST_PROMISES));
  }

  /** With one more decision told. */
  public CustomerState told() {
    return told(1);
  }

  /** With so many more decisions told. */
  public CustomerState told(long more) {
    return new CustomerState(
        profile, leaveAlone, events, goodwill, promises, decisions + more, erased, dealings);
  }

  /**
   * With what is known of another who turns out to be this customer. What both state of themselves
   * this one knows better; what happened and what was given adds up; who asked to be left alone or
   * forgotten, by either name, is.
   */
  public CustomerState joined(CustomerState other) {
    if (erased || other.erased) {
      return ERASED;
    }
    List<Remembered> happened = new ArrayList<>(events);
    happened.addAll(other.events);
    happened.sort(Remembered.ORDER);
    List<OpenPromise> open =
        Stream.concat(
                other.promises.stream()
                    .filter(p -> promises.stream().noneMatch(own -> own.id().equals(p.id()))),
                promises.stream())
            .toList();
    return new CustomerState(
        profile.joined(other.profile),
        leaveAlone || other.leaveAlone,
        newest(happened, MOST_EVENTS),
        goodwill.joined(other.goodwill),
        newest(open, MOST_PROMISES),
        decisions + other.decisions,
        false,
        dealings.joined(other.dealings));
  }

  private CustomerState remembering(Event event, @Nullable Amount amount) {
    List<Remembered> all = new ArrayList<>(events);
    all.add(new Remembered(event.type(), event.time().truncatedTo(ChronoUnit.SECONDS), amount));
    all.sort(Remembered.ORDER);
    return new CustomerState(
        profile,
        leaveAlone,
        newest(all, MOST_EVENTS),
        goodwill,
        promises,
        decisions,
        erased,
        dealings);
  }

  private CustomerState promising(Event event) {
    return with(
        new OpenPromise(
            event.text("promiseId").orElseThrow(),
            event.text("what").orElseThrow(),
            event.instant("dueAt").orElseThrow()));
  }

  private CustomerState without(Event event, String attribute) {
    String id = event.text(attribute).orElse("");
    return with(promises.stream().filter(p -> !p.id().equals(id)).toList());
  }

  private CustomerState with(Profile changed) {
    return new CustomerState(
        changed, leaveAlone, events, goodwill, promises, decisions, erased, dealings);
  }

  private CustomerState leaving(boolean alone) {
    return new CustomerState(
        profile, alone, events, goodwill, promises, decisions, erased, dealings);
  }

  private CustomerState with(Goodwill changed) {
    return new CustomerState(
        profile, leaveAlone, events, changed, promises, decisions, erased, dealings);
  }

  private CustomerState with(Dealings changed) {
    return new CustomerState(
        profile, leaveAlone, events, goodwill, promises, decisions, erased, changed);
  }

  private CustomerState with(List<OpenPromise> changed) {
    return new CustomerState(
        profile, leaveAlone, events, goodwill, changed, decisions, erased, dealings);
  }

  private static <T> List<T> newest(List<T> all, int most) {
    return all.subList(Math.max(0, all.size() - most), all.size());
  }
}
