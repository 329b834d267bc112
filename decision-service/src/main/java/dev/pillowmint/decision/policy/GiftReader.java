package dev.pillowmint.decision.policy;

import dev.pillowmint.decision.policy.GiftCatalogue.Gift;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads which gifts a gesture chooses from. */
final class GiftReader {
  private final ExpressionReader expressions;

  GiftReader(ExpressionReader expressions) {
    this.expressions = expressions;
  }

  GiftChoice read(Section section) {
    List<Gift> gifts = gifts(section);
    @Nullable Expression match =
        section.word("match").flatMap(w -> expressions.of(w, Scale.TEXTS)).orElse(null);
    @Nullable Price upTo = section.word("upTo").flatMap(expressions::positive).orElse(null);
    section.refuseUnread();
    return new GiftChoice(gifts, match, upTo);
  }

  private List<Gift> gifts(Section section) {
    List<Gift> all = expressions.terms().gifts().gifts();
    if (all.isEmpty()) {
      section.fault("tags", "the policy has no gifts", "List them under \"gifts\" at its top.");
    }
    if (!section.has("tags")) {
      return all;
    }
    Set<String> known = new TreeSet<>();
    all.forEach(gift -> known.addAll(gift.tags()));
    Set<String> asked = new HashSet<>();
    for (Word word : section.words("tags")) {
      String tag = GiftCatalogue.lower(word.text());
      asked.add(tag);
      if (!known.contains(tag) && !all.isEmpty()) {
        word.fault(
            "no gift bears the tag \"%s\"".formatted(word.text()),
            Spelling.advice(tag, known) + "There are: " + String.join(", ", known) + ".");
      }
    }
    List<Gift> fitting = new ArrayList<>(all);
    fitting.removeIf(gift -> gift.tags().stream().noneMatch(asked::contains));
    return fitting;
  }
}
