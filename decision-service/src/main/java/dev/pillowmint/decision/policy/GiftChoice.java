package dev.pillowmint.decision.policy;

import dev.pillowmint.decision.policy.GiftCatalogue.Gift;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which gift is chosen: of those that fit, the one that matches most interests; of these the
 * cheapest; of these the first.
 *
 * @param gifts that bear one of the tags asked for
 * @param match what the customer cares about; at least one must match; null: it does not matter
 * @param upTo what it may cost; null: anything
 */
record GiftChoice(List<Gift> gifts, @Nullable Expression match, @Nullable Price upTo) {

  GiftChoice {
    gifts = List.copyOf(gifts);
  }

  Optional<Gift> choose(Facts facts) throws Unanswered {
    @Nullable Money most = upTo == null ? null : Asked.money(upTo, facts);
    Stream<Gift> fitting =
        gifts.stream().filter(g -> most == null || facts.money(g.price()).compareTo(most) <= 0);
    Comparator<Gift> cheapest = Comparator.comparing(g -> facts.money(g.price()));
    if (match == null) {
      return fitting.min(cheapest);
    }
    List<String> interests = Asked.texts(match, facts);
    Comparator<Gift> best = Comparator.comparingLong(g -> -g.matches(interests));
    return fitting.filter(g -> g.matches(interests) > 0).min(best.thenComparing(cheapest));
  }
}
