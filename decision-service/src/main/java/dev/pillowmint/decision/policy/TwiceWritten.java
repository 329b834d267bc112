package dev.pillowmint.decision.policy;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Finds keys that a mapping has twice: YAML would keep one of them and say nothing. */
final class TwiceWritten {
  private final Document document;

  TwiceWritten(Document document) {
    this.document = document;
  }

  /** A fault at every second key, anywhere in the document. */
  void refuse(Node root) {
    Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Node> left = new ArrayDeque<>();
    left.push(root);
    while (!left.isEmpty()) {
      Node node = left.pop();
      if (!seen.add(node)) {
        continue;
      }
      if (node instanceof MappingNode mapping) {
        refuse(mapping);
        mapping.getValue().forEach(entry -> left.push(entry.getValueNode()));
      } else if (node instanceof SequenceNode sequence) {
        sequence.getValue().forEach(left::push);
      }
    }
  }

  private void refuse(MappingNode mapping) {
    Map<String, Integer> lines = new HashMap<>();
    for (NodeTuple entry : mapping.getValue()) {
      if (entry.getKeyNode() instanceof ScalarNode key) {
        Integer first = lines.putIfAbsent(key.getValue(), line(key));
        if (first != null) {
          document.fault(
              Place.of(key),
              "\"%s\" is written twice, first in line %d".formatted(key.getValue(), first),
              "Keep one.");
        }
      }
    }
  }

  private static int line(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }
}
