package dev.pillowmint.decision.customer;

import dev.pillowmint.catalogue.PublishedEvents;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which identifiers belong to which customer. All links are weighed here, one after the other, so
 * that no two of them can close a circle.
 *
 * @param belongsTo what an identifier was linked to; empty: it was not
 */
public record Aliases(Function<String, Optional<String>> belongsTo) {
  /** The event that says that an identifier is a customer's. */
  public static final String IDENTIFIED = "customer.identified";

  /** The event that says that two customers are one. */
  public static final String MERGED = "customers.merged";

  private static final int LONGEST = PublishedEvents.LONGEST_NAME;

  /** What becomes of a link. */
  public sealed interface Ruling {
    /**
     * It holds from now on.
     *
     * @param customer whose the identifier is
     */
    record Linked(String customer) implements Ruling {}

    /** It held already. */
    record Known() implements Ruling {}

    /**
     * It changes nothing.
     *
     * @param reason in a sentence, for who published it
     */
    record Refused(String reason) implements Ruling {}
  }

  /** The identifier that such an event links to; empty: the event is none. */
  public static Optional<String> target(Event event) {
    return switch (event.type()) {
      case IDENTIFIED -> event.text("customer");
      case MERGED -> event.text("into");
      default -> Optional.empty();
    };
  }

  /** The customer whose an identifier is, through all links; itself if it was not linked. */
  public String customer(String identifier) {
    String customer = identifier;
    for (Optional<String> next = belongsTo.apply(customer);
        next.isPresent();
        next = belongsTo.apply(customer)) {
      customer = next.get();
    }
    return customer;
  }

  /** Whether the alias may belong to whom it is said to. */
  public Ruling link(String alias, String said) {
    if (said.isBlank()
        || said.length() > LONGEST
        || said.chars().anyMatch(Character::isISOControl)) {
      return new Ruling.Refused(
          "The customer it names is empty, longer than %d characters or has a control character."
              .formatted(LONGEST));
    }
    if (said.equals(alias)) {
      return new Ruling.Refused("%s cannot belong to itself; name another.".formatted(alias));
    }
    String customer = customer(said);
    String owner = customer(alias);
    if (!owner.equals(alias)) {
      return owner.equals(customer)
          ? new Ruling.Known()
          : new Ruling.Refused(
              "%s already belongs to %s; merge %s instead.".formatted(alias, owner, owner));
    }
    return customer.equals(alias)
        ? new Ruling.Refused(
            "%s already belongs to %s; %s cannot belong to %s as well."
                .formatted(said, alias, alias, said))
        : new Ruling.Linked(customer);
  }
}
