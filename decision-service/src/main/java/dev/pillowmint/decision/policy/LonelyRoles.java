package dev.pillowmint.decision.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Warns of a role that is written once, one letter from another that is written more often. */
final class LonelyRoles {
  private static final Set<String> KEYS = Set.of("role", "handOver");

  private final Document document;
  private final List<ScalarNode> roles = new ArrayList<>();

  LonelyRoles(Document document) {
    this.document = document;
  }

  void warn() {
    document.whole().ifPresent(this::gather);
    Map<String, Long> times =
        Stream.concat(roles.stream().map(ScalarNode::getValue), Stream.of(Approval.ROLE))
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    for (ScalarNode role : roles) {
      if (times.getOrDefault(role.getValue(), 0L) == 1) {
        times.entrySet().stream()
            .filter(other -> other.getValue() > 1 || other.getKey().equals(Approval.ROLE))
            .map(Map.Entry::getKey)
            .filter(other -> slip(role.getValue(), other))
            .sorted()
            .findFirst()
            .ifPresent(other -> warn(role, other));
      }
    }
  }

  private void warn(ScalarNode role, String other) {
    document.warn(
        Place.of(role),
        "the role \"%s\" stands here only".formatted(role.getValue()),
        "Did you mean \"%s\"? Nobody is asked whose role is spelt otherwise.".formatted(other));
  }

  /** One letter more, less or other, or the same letters in another order; digits tell apart. */
  static boolean slip(String role, String other) {
    if (!digits(role).equals(digits(other)) || role.equals(other)) {
      return false;
    }
    int far = Spelling.distance(role, other);
    return far == 1 || (far == 2 && role.length() > 3 && letters(role).equals(letters(other)));
  }

  private static String digits(String text) {
    return text.replaceAll("\\D", "");
  }

  private static String letters(String text) {
    char[] letters = text.toCharArray();
    Arrays.sort(letters);
    return new String(letters);
  }

  private void gather(Node node) {
    switch (node) {
      case MappingNode mapping -> mapping.getValue().forEach(this::gather);
      case SequenceNode sequence -> sequence.getValue().forEach(this::gather);
      default -> {
        // A word by itself is no role.
      }
    }
  }

  private void gather(NodeTuple entry) {
    String key = entry.getKeyNode() instanceof ScalarNode word ? word.getValue() : "";
    if (KEYS.contains(key) && entry.getValueNode() instanceof ScalarNode role) {
      roles.add(role);
    } else if (key.equals("leeway") && entry.getValueNode() instanceof MappingNode leeway) {
      leeway.getValue().stream()
          .map(NodeTuple::getKeyNode)
          .filter(ScalarNode.class::isInstance)
          .map(ScalarNode.class::cast)
          .filter(name -> !name.getValue().equals("persons"))
          .forEach(roles::add);
    } else if (!key.equals(PolicyTests.KEY)) {
      gather(entry.getValueNode());
    }
  }
}
