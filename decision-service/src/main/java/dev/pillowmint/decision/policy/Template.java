package dev.pillowmint.decision.policy;

import dev.pillowmint.catalogue.Amount;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A gesture as the policy writes it.
 *
 * @param when whether it is offered; null: always
 * @param kind fixed; null: the event names it
 * @param kindFrom attribute of the event that names the kind; null: fixed
 * @param price what it costs; null: nothing
 * @param ledger owed or offered
 * @param description for staff
 * @param customerText for the customer
 * @param due by when it is promised
 * @param followUps what follows
 * @param shape how it is carried out
 */
record Template(
    @Nullable Expression when,
    @Nullable Kind kind,
    @Nullable String kindFrom,
    @Nullable Price price,
    Ledger ledger,
    Text description,
    @Nullable Text customerText,
    Due due,
    List<FollowUpStep> followUps,
    Shape shape) {

  /**
   * @param gift that was chosen; null: the gesture says what it is
   */
  Offer offer(
      Facts facts, @Nullable Amount amount, GiftCatalogue.@Nullable Gift gift, Manner manner) {
    @Nullable String what = gift == null ? null : gift.description();
    return new Offer(
        kindOf(facts),
        ledger,
        amount,
        description.say(facts, amount, what),
        customerText == null ? null : customerText.say(facts, amount, what),
        due.within(facts),
        followUps,
        manner);
  }

  private Kind kindOf(Facts facts) {
    if (kind != null) {
      return kind;
    }
    String named = kindFrom == null ? "" : facts.text(kindFrom).orElse("");
    return Kind.valueOf(named.toUpperCase(Locale.ROOT));
  }
}
