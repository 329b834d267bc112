package dev.pillowmint.decision.customer;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * All that deciding needs to know of one customer. Immutable and bounded: {@value #MOST_EVENTS}
 * events, {@value #MOST_PROMISES} promises, and {@value Goodwill#MOST_GRANTS} grants.
 *
 * @param profile what is known about them
 * @param leaveAlone true: they want no after-care
 * @param events the newest, in the order of time
 * @param goodwill given or reserved
 * @param promises open ones, in the order they were made
 * @param decisions how many decisions were ever told in this customer's story
 * @param erased true: they asked to be forgotten, nothing else is known, and nothing ever will be
 */
public record CustomerState(
    Profile profile,
    boolean leaveAlone,
    List<Remembered> events,
    Goodwill goodwill,
    List<OpenPromise> promises,
    long decisions,
    boolean erased) {

  /** How many events are remembered. */
  public static final int MOST_EVENTS = 50;

  static final int MOST_PROMISES = 50;

  /** Of whom nothing is known. */
  public static final CustomerState UNKNOWN =
      new CustomerState(Profile.UNKNOWN, false, List.of(), Goodwill.NONE, List.of(), 0, false);

  /** Who asked to be forgotten. */
  public static final CustomerState ERASED =
      new CustomerState(Profile.UNKNOWN, false, List.of(), Goodwill.NONE, List.of(), 0, true);

  public CustomerState {
    events = List.copyOf(events);
    promises = List.copyOf(promises);
  }

  /** This state after the event. {@code customer.erased} leaves nothing, for good. */
  public CustomerState fold(Event event) {
    return erased ? this : folding(event);
  }

  private CustomerState folding(Event event) {
    return switch (event.type()) {
      case "customer.erased" -> ERASED;
      case "customer.profile-changed" -> with(profile.changedBy(event)).remembering(event);
      case "customer.noted" -> with(profile.notedIn(event)).remembering(event);
      case "customer.contact-preference-changed" ->
          leaving(event.flag("leaveAlone").orElse(leaveAlone)).remembering(event);
      case "promise.made" -> promising(event).remembering(event);
      case "promise.kept", "promise.broken" -> without(event, "promiseId").remembering(event);
      case "gesture.delivered", "gesture.refused", "gesture.failed" ->
          without(event, "gestureId").remembering(event);
      default -> remembering(event);
    };
  }

  /** How many events of the type are remembered from the window that ends now. */
  public long count(String type, Instant now, Duration window) {
    Instant from = now.minus(window);
    long count = 0;
    for (int i = events.size() - 1; i >= 0 && events.get(i).time().isAfter(from); i--) {
      if (events.get(i).type().equals(type) && !events.get(i).time().isAfter(now)) {
        count++;
      }
    }
    return count;
  }

  /** With goodwill that a decision gives, or reserves until its budget answers. */
  public CustomerState with(Grant grant) {
    return with(goodwill.with(grant));
  }

  /** The budget answered yes: what was reserved is given. */
  public CustomerState confirm(String decisionId) {
    return with(goodwill.confirm(decisionId));
  }

  /** The budget answered no: what was reserved is free again. */
  public CustomerState release(String decisionId) {
    return with(goodwill.release(decisionId));
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
    return new CustomerState(
        profile, leaveAlone, events, goodwill, promises, decisions + 1, erased);
  }

  private CustomerState remembering(Event event) {
    List<Remembered> all = new ArrayList<>(events);
    all.add(new Remembered(event.type(), event.time().truncatedTo(ChronoUnit.SECONDS)));
    all.sort(Remembered.ORDER);
    return new CustomerState(
        profile, leaveAlone, newest(all, MOST_EVENTS), goodwill, promises, decisions, erased);
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
    return new CustomerState(changed, leaveAlone, events, goodwill, promises, decisions, erased);
  }

  private CustomerState leaving(boolean alone) {
    return new CustomerState(profile, alone, events, goodwill, promises, decisions, erased);
  }

  private CustomerState with(Goodwill changed) {
    return new CustomerState(profile, leaveAlone, events, changed, promises, decisions, erased);
  }

  private CustomerState with(List<OpenPromise> changed) {
    return new CustomerState(profile, leaveAlone, events, goodwill, changed, decisions, erased);
  }

  private static <T> List<T> newest(List<T> all, int most) {
    return all.subList(Math.max(0, all.size() - most), all.size());
  }
}
