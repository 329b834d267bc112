package dev.pillowmint.decision.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules for one event type, found by the attribute that most of them compare with a text. Left
 * out are only rules whose condition cannot hold.
 */
final class RuleIndex {
  private final List<Rule> all;
  private final @Nullable String attribute;
  private final Map<String, List<Rule>> byValue = new HashMap<>();
  private final List<Rule> others;

  RuleIndex(List<Rule> rules) {
    all = List.copyOf(rules);
    String most = mostCompared(all);
    attribute = most;
    others = most == null ? all : those(most, null);
    if (most != null) {
      values(most).forEach(value -> byValue.put(value, those(most, value)));
    }
  }

  /** In the order of the document. */
  List<Rule> all() {
    return all;
  }

  /** Those that may match, in the order of the document. */
  List<Rule> candidates(Facts facts) {
    Object stated = attribute == null ? null : facts.attribute(attribute);
    return stated instanceof String value ? byValue.getOrDefault(value, others) : all;
  }

  /** Those that ask for the value, or for none. */
  private List<Rule> those(String compared, @Nullable String value) {
    List<Rule> those = new ArrayList<>();
    for (Rule rule : all) {
      String wanted = wanted(rule).get(compared);
      if (wanted == null || wanted.equals(value)) {
        those.add(rule);
      }
    }
    return List.copyOf(those);
  }

  private Set<String> values(String compared) {
    Set<String> values = new HashSet<>();
    for (Rule rule : all) {
      String wanted = wanted(rule).get(compared);
      if (wanted != null) {
        values.add(wanted);
      }
    }
    return values;
  }

  private static @Nullable String mostCompared(List<Rule> rules) {
    Map<String, Integer> compared = new HashMap<>();
    rules.forEach(
        rule -> wanted(rule).keySet().forEach(name -> compared.merge(name, 1, Integer::sum)));
    return compared.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(null);
  }

  private static Map<String, String> wanted(Rule rule) {
    return rule.when() == null ? Map.of() : rule.when().wanted();
  }
}
