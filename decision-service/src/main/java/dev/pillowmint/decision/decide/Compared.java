package dev.pillowmint.decision.decide;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.decision.policy.Manner;
import dev.pillowmint.decision.policy.Offer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A gesture as decisions are compared: without its texts, which may name a customer.
 *
 * @param kind such as {@code refund}
 * @param ledger {@code entitlement} or {@code goodwill}
 * @param amount null: it has no price
 * @param form as what; null: nothing special
 * @param until when it lapses; null: never
 * @param points how many; null: it is no points
 * @param role who carries it out; null: whoever does such things
 * @param within by when it is promised
 * @param welcomeHours whether a call waits for the hours that the customer welcomes
 * @param alternatives what the customer may choose instead, such as {@code voucher 6.00 EUR}
 */
public record Compared(
    String kind,
    String ledger,
    @Nullable Amount amount,
    @Nullable String form,
    @Nullable Instant until,
    @Nullable Long points,
    @Nullable String role,
    Duration within,
    boolean welcomeHours,
    List<String> alternatives) {

  public Compared {
    alternatives = List.copyOf(alternatives);
  }

  static Compared of(Chosen chosen, Moment moment) {
    Offer offer = chosen.offer();
    Manner manner = offer.manner();
    return new Compared(
        spoken(offer.kind()),
        spoken(offer.ledger()),
        offer.amount(),
        manner.form() == null ? null : spoken(manner.form()),
        manner.until(),
        manner.points(),
        manner.role(),
        Duration.between(moment.event().time(), chosen.dueAt()),
        manner.welcomeHours(),
        manner.alternatives().stream().map(Compared::spoken).toList());
  }

  String price() {
    return String.valueOf(amount);
  }

  String owed() {
    return kind + " " + ledger;
  }

  String manner() {
    return "%s %s %s %s %s %s %s %s"
        .formatted(kind, form, until, points, role, within, welcomeHours, alternatives);
  }

  private static String spoken(Manner.Alternative other) {
    return "%s %s%s%s%s"
        .formatted(
            spoken(other.form()),
            other.amount(),
            other.until() == null ? "" : " until " + other.until(),
            other.points() == null ? "" : " as " + other.points() + " points",
            other.needsConsent() ? " if they agree" : "");
  }

  private static String spoken(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
