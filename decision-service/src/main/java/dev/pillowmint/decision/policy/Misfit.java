package dev.pillowmint.decision.policy;

import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * What of a policy means nothing with the event types that there are.
 *
 * @param policy its name and version, as far as its document says
 * @param rule in which it stands; empty: in none
 * @param fault where and why
 */
public record Misfit(String policy, String rule, Fault fault) {

  /** Each fault of a document that was refused, with the policy and rule in which it stands. */
  public static List<Misfit> of(PolicyException refused, String document) {
    Optional<Node> root = root(document);
    String policy = text(root, "name") + "/" + text(root, "version");
    return refused.faults().stream()
        .map(fault -> new Misfit(policy, rule(root, fault.line()), fault))
        .toList();
  }

  private static String rule(Optional<Node> root, int line) {
    return member(root, "rules").stream()
        .filter(SequenceNode.class::isInstance)
        .flatMap(rules -> ((SequenceNode) rules).getValue().stream())
        .filter(rule -> begins(rule) <= line)
        .reduce((earlier, later) -> later)
        .filter(rule -> line <= ends(rule))
        .map(rule -> text(Optional.of(rule), "name"))
        .orElse("");
  }

  private static int begins(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
  }

  private static int ends(Node node) {
    return node.getEndMark().map(mark -> mark.getLine() + 1).orElse(0);
  }

  private static Optional<Node> root(String document) {
    try {
      return new Compose(LoadSettings.builder().build()).composeString(document);
    } catch (YamlEngineException e) {
      return Optional.empty();
    }
  }

  private static String text(Optional<Node> mapping, String name) {
    return member(mapping, name)
        .filter(ScalarNode.class::isInstance)
        .map(scalar -> ((ScalarNode) scalar).getValue())
        .orElse("?");
  }

  private static Optional<Node> member(Optional<Node> mapping, String name) {
    return mapping.filter(MappingNode.class::isInstance).stream()
        .flatMap(node -> ((MappingNode) node).getValue().stream())
        .filter(
            member -> member.getKeyNode() instanceof ScalarNode key && key.getValue().equals(name))
        .map(NodeTuple::getValueNode)
        .findFirst();
  }

  /** For a person: policy, rule, what is wrong, the line with a caret. */
  @Override
  public String toString() {
    return "policy %s%s: %s".formatted(policy, rule.isEmpty() ? "" : ", rule " + rule, fault);
  }
}
