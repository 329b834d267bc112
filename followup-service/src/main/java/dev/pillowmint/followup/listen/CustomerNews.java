package dev.pillowmint.followup.listen;

import dev.pillowmint.catalogue.EventRefusedException;
import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.catalogue.PublishedEvents;
import dev.pillowmint.followup.plan.BadRecordException;
import dev.pillowmint.followup.plan.EventRef;
import dev.pillowmint.followup.plan.Medium;
import dev.pillowmint.followup.plan.News;
import dev.pillowmint.followup.plan.Purpose;
import dev.pillowmint.followup.plan.Wish;
import dev.pillowmint.schemas.CustomerEvent;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a customer event as the core knows it. */
final class CustomerNews {
  private static final String ALL = "all";

  private final PublishedEvents events;

  CustomerNews(EventTypes types) {
    this.events = new PublishedEvents(types);
  }

  /**
   * Empty: nothing follows from it here.
   *
   * @param key the record's; empty: it has none
   * @param arrived the record's time
   * @throws BadRecordException if the envelope or an attribute is missing or wrong; names it
   */
  Optional<News> of(String key, CustomerEvent event, Instant arrived) {
    Facts facts = facts(key, event, arrived);
    EventRef ref = new EventRef(event.getSource(), event.getId());
    String customer = event.getCustomerId();
    Instant at = event.getTime();
    return Optional.ofNullable(
        switch (event.getType()) {
          case "customer.profile-changed" ->
              new News.ProfileChanged(
                  ref,
                  customer,
                  at,
                  facts.optional("displayName", String.class),
                  facts.optional("email", String.class),
                  facts.optional("timeZone", String.class),
                  facts.optional("language", String.class),
                  facts.optional("country", String.class));
          case "customer.contact-preference-changed" -> preference(ref, customer, at, facts);
          case "customer.unsubscribed" ->
              new News.PreferenceChanged(
                  ref,
                  customer,
                  at,
                  wishes(facts.required("channel", String.class), "marketing"),
                  false,
                  null,
                  null,
                  null);
          case "complaint.raised" -> new News.ComplaintRaised(ref, customer, at);
          case "complaint.resolved" -> new News.ComplaintResolved(ref, customer, at);
          case "customer.left" -> new News.Left(ref, customer, at);
          case "customer.bereaved" -> new News.Bereaved(ref, customer, at);
          case "contact.bounced" ->
              new News.ContactBounced(
                  ref,
                  customer,
                  at,
                  named(facts.required("channel", String.class), Medium.values()).getFirst(),
                  facts.required("permanent", Boolean.class),
                  facts.optional("address", String.class));
          case "promise.made" ->
              new News.PromiseMade(
                  ref,
                  customer,
                  at,
                  facts.required("promiseId", String.class),
                  facts.required("what", String.class),
                  facts.required("dueAt", Instant.class),
                  facts.optional("role", String.class));
          case "promise.kept" ->
              new News.PromiseKept(ref, customer, at, facts.required("promiseId", String.class));
          case "gesture.delivered" ->
              new News.PromiseKept(ref, customer, at, facts.required("gestureId", String.class));
          case "promise.broken" ->
              new News.PromiseReportedBroken(
                  ref, customer, at, facts.required("promiseId", String.class));
          case "gesture.refused" ->
              new News.GestureRefused(ref, customer, at, facts.required("gestureId", String.class));
          case "gesture.failed" ->
              new News.GestureFailed(ref, customer, at, facts.required("gestureId", String.class));
          case "customer.erased" -> new News.Erased(ref, customer, at);
          default -> null;
        });
  }

  /**
   * Whom the customer turns out to be; empty: the event says nothing of the kind.
   *
   * @throws BadRecordException as {@link #of}
   */
  Optional<String> joinedTo(String key, CustomerEvent event, Instant arrived) {
    String attribute =
        switch (event.getType()) {
          case "customer.identified" -> "customer";
          case "customers.merged" -> "into";
          default -> "";
        };
    return attribute.isEmpty()
        ? Optional.empty()
        : Optional.of(facts(key, event, arrived).required(attribute, String.class));
  }

  private Facts facts(String key, CustomerEvent event, Instant arrived) {
    try {
      return new Facts(events.values(key, event, arrived));
    } catch (EventRefusedException e) {
      throw new BadRecordException("The event cannot be used: " + e.getMessage(), e);
    }
  }

  private static News preference(EventRef ref, String customer, Instant at, Facts facts) {
    String channel = facts.optional("channel", String.class);
    String purpose = facts.optional("purpose", String.class);
    return new News.PreferenceChanged(
        ref,
        customer,
        at,
        wishes(channel == null ? ALL : channel, purpose == null ? ALL : purpose),
        facts.optional("allowed", Boolean.class),
        facts.optional("quietFrom", String.class),
        facts.optional("quietUntil", String.class),
        facts.optional("leaveAlone", Boolean.class));
  }

  private static Set<Wish> wishes(String channel, String purpose) {
    Set<Wish> wishes = new HashSet<>();
    for (Medium medium : named(channel, Medium.values())) {
      for (Purpose p : named(purpose, Purpose.values())) {
        wishes.add(new Wish(medium, p));
      }
    }
    return wishes;
  }

  private static <E extends Enum<E>> List<E> named(String name, E[] all) {
    if (name.equals(ALL)) {
      return List.of(all);
    }
    List<E> found =
        List.of(all).stream().filter(e -> e.name().equals(name.toUpperCase(Locale.ROOT))).toList();
    if (found.isEmpty()) {
      throw new BadRecordException("\"%s\" is none of %s or \"all\"".formatted(name, List.of(all)));
    }
    return found;
  }

  /** An event's attributes as Java values. */
  private record Facts(Map<String, Object> values) {

    <T> T required(String name, Class<T> kind) {
      T value = optional(name, kind);
      if (value == null) {
        throw new BadRecordException(name + " is missing");
      }
      return value;
    }

    <T> @Nullable T optional(String name, Class<T> kind) {
      return kind.cast(values.get(name));
    }
  }
}
