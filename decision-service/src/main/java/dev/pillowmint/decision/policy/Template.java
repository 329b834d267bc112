package dev.pillowmint.decision.policy;

import java.time.Duration;
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
 * @param within by when it is promised
 * @param followUps what follows
 */
record Template(
    @Nullable Expression when,
    @Nullable Kind kind,
    @Nullable String kindFrom,
    @Nullable Price price,
    Ledger ledger,
    Text description,
    @Nullable Text customerText,
    Duration within,
    List<FollowUpStep> followUps) {

  Offer offer(Facts facts, dev.pillowmint.catalogue.@Nullable Amount amount) {
    return new Offer(
        kindOf(facts),
        ledger,
        amount,
        description.say(facts),
        customerText == null ? null : customerText.say(facts),
        within,
        followUps);
  }

  private Kind kindOf(Facts facts) {
    if (kind != null) {
      return kind;
    }
    String named = kindFrom == null ? "" : facts.text(kindFrom).orElse("");
    return Kind.valueOf(named.toUpperCase(Locale.ROOT));
  }
}
