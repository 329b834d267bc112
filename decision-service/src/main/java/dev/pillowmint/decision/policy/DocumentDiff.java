package dev.pillowmint.decision.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What differs between two documents that compile, whatever their layout and comments.
 *
 * @param added names of rules that only the second has
 * @param removed names of rules that only the first has
 * @param changed rules that both have and that differ
 * @param moved whether the rules that both have stand in another order
 * @param sections what differs outside the rules, e.g. {@code caps}
 */
public record DocumentDiff(
    List<String> added,
    List<String> removed,
    List<ChangedRule> changed,
    boolean moved,
    List<String> sections) {

  public DocumentDiff {
    added = List.copyOf(added);
    removed = List.copyOf(removed);
    changed = List.copyOf(changed);
    sections = List.copyOf(sections);
  }

  /**
   * A rule that differs.
   *
   * @param rule its name
   * @param words in what, e.g. {@code when}
   */
  public record ChangedRule(String rule, List<String> words) {
    public ChangedRule {
      words = List.copyOf(words);
    }
  }

  /** From the first to the second. */
  public static DocumentDiff between(String from, String to) {
    Map<?, ?> left = read(from);
    Map<?, ?> right = read(to);
    Map<String, Map<?, ?>> before = rules(left);
    Map<String, Map<?, ?>> after = rules(right);
    List<ChangedRule> changed = new ArrayList<>();
    before.forEach(
        (name, rule) -> {
          Map<?, ?> other = after.get(name);
          if (other != null && !other.equals(rule)) {
            changed.add(new ChangedRule(name, differing(rule, other)));
          }
        });
    return new DocumentDiff(
        without(after, before),
        without(before, after),
        changed,
        !both(before, after).equals(both(after, before)),
        differing(left, right).stream().filter(key -> !key.equals("rules")).toList());
  }

  private static List<String> without(Map<String, ?> all, Map<String, ?> others) {
    return all.keySet().stream().filter(name -> !others.containsKey(name)).toList();
  }

  private static List<String> both(Map<String, ?> all, Map<String, ?> others) {
    return all.keySet().stream().filter(others::containsKey).toList();
  }

  private static List<String> differing(Map<?, ?> left, Map<?, ?> right) {
    Set<String> keys = new TreeSet<>();
    left.keySet().forEach(key -> keys.add(String.valueOf(key)));
    right.keySet().forEach(key -> keys.add(String.valueOf(key)));
    return keys.stream().filter(key -> !Objects.equals(left.get(key), right.get(key))).toList();
  }

  private static Map<String, Map<?, ?>> rules(Map<?, ?> document) {
    Map<String, Map<?, ?>> rules = new LinkedHashMap<>();
    if (document.get("rules") instanceof List<?> list) {
      for (@Nullable Object rule : list) {
        if (rule instanceof Map<?, ?> mapping) {
          rules.put(String.valueOf(mapping.get("name")), mapping);
        }
      }
    }
    return rules;
  }

  private static Map<?, ?> read(String yaml) {
    LoadSettings settings = LoadSettings.builder().setMaxAliasesForCollections(200).build();
    return new Load(settings).loadFromString(yaml) instanceof Map<?, ?> map ? map : Map.of();
  }
}
