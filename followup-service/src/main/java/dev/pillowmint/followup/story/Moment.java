package dev.pillowmint.followup.story;

import dev.pillowmint.followup.plan.EventRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a customer.
 *
 * @param event its identity
 * @param customerId whose
 * @param type of the event-type catalogue
 * @param at when it happened
 * @param words what was told of it, by attribute, in the form of JSON: text, numbers, true or
 *     false, lists of text, maps for money
 */
public record Moment(
    EventRef event, String customerId, String type, Instant at, Map<String, Object> words) {
  /** What is known about a customer is kept elsewhere, and who is erased is not spoken of. */
  private static final Set<String> NO_STORY = Set.of("customer.profile-changed", "customer.erased");

  public Moment {
    words = Map.copyOf(words);
  }

  /** The same of that customer. */
  public Moment of(String customer) {
    return new Moment(event, customer, type, at, words);
  }

  /** Whether it belongs into the customer's story. */
  boolean isTold() {
    return !NO_STORY.contains(type);
  }

  @Nullable String text(String attribute) {
    return words.get(attribute) instanceof String text ? text : null;
  }

  /** Empty: not stated. */
  List<String> texts(String attribute) {
    return words.get(attribute) instanceof List<?> texts
        ? texts.stream().map(String::valueOf).toList()
        : List.of();
  }
}
