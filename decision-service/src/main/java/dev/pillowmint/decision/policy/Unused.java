package dev.pillowmint.decision.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Warns of budgets, values, calendars and gifts that nothing in the policy uses. A name that stands
 * anywhere else in the policy, alone or in quotes, counts as used, so that it never warns wrongly.
 */
final class Unused {
  private static final Set<String> NAMED = Set.of("budgets", "values", "calendars");

  private final Document document;
  private final List<ScalarNode> words = new ArrayList<>();

  Unused(Document document) {
    this.document = document;
  }

  void warn() {
    if (document.whole().orElse(null) instanceof MappingNode root) {
      for (NodeTuple entry : root.getValue()) {
        if (!is(entry, PolicyTests.KEY)) {
          gather(entry.getValueNode(), NAMED.contains(key(entry)));
        }
      }
      root.getValue().forEach(this::names);
      root.getValue().stream().filter(e -> is(e, "gifts")).forEach(e -> gifts(root, e));
    }
  }

  private void names(NodeTuple entry) {
    if (NAMED.contains(key(entry)) && entry.getValueNode() instanceof MappingNode named) {
      for (NodeTuple one : named.getValue()) {
        String name = key(one);
        if (words.stream().noneMatch(word -> mentions(word.getValue(), name))) {
          document.warn(
              Place.of(one.getKeyNode()),
              "nothing uses \"%s\" of \"%s\"".formatted(name, key(entry)),
              advice(key(entry), name));
        }
      }
    }
  }

  private static String advice(String section, String name) {
    return switch (section) {
      case "budgets" ->
          "Draw on it with \"budget: %s\", in a rule or under \"defaults\".".formatted(name);
      case "values" -> "Write value(\"%s\") where it is meant, or take it out.".formatted(name);
      default -> "Write \"calendar: %s\" where it is meant, or take it out.".formatted(name);
    };
  }

  private void gifts(MappingNode root, NodeTuple gifts) {
    boolean chosen =
        root.getValue().stream().filter(e -> is(e, "rules")).anyMatch(e -> from(e.getValueNode()));
    if (!chosen) {
      document.warn(
          Place.of(gifts.getKeyNode()),
          "no gesture chooses from \"gifts\"",
          "Give a gesture of kind gift \"from: {tags: [...], match: customer.interests}\".");
    }
  }

  private static boolean from(Node node) {
    return switch (node) {
      case MappingNode mapping ->
          mapping.getValue().stream().anyMatch(e -> is(e, "from") || from(e.getValueNode()));
      case SequenceNode sequence -> sequence.getValue().stream().anyMatch(Unused::from);
      default -> false;
    };
  }

  private static boolean mentions(String text, String name) {
    return text.strip().equals(name)
        || text.contains("\"" + name + "\"")
        || text.contains("'" + name + "'");
  }

  /**
   * @param names whether the outermost keys are what is looked for
   */
  private void gather(Node node, boolean names) {
    switch (node) {
      case ScalarNode word -> words.add(word);
      case SequenceNode sequence -> sequence.getValue().forEach(one -> gather(one, false));
      case MappingNode mapping ->
          mapping
              .getValue()
              .forEach(
                  entry -> {
                    if (!names) {
                      gather(entry.getKeyNode(), false);
                    }
                    gather(entry.getValueNode(), false);
                  });
      default -> {
        // An alias is expanded where it stands.
      }
    }
  }

  private static boolean is(NodeTuple entry, String key) {
    return key(entry).equals(key);
  }

  private static String key(NodeTuple entry) {
    return entry.getKeyNode() instanceof ScalarNode key ? key.getValue() : "";
  }
}
