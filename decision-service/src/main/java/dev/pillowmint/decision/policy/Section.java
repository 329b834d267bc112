package dev.pillowmint.decision.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A mapping of a policy document. What it holds is read once; what nobody reads is a fault. */
final class Section {
  private static final int MOST_ENTRIES = 1_000;

  private final Document document;
  private final String title;
  private final Node node;
  private final Map<String, Node> keys = new LinkedHashMap<>();
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Set<String> known = new TreeSet<>();

  Section(Document document, String title, MappingNode node) {
    this.document = document;
    this.title = title;
    this.node = node;
    for (NodeTuple entry : node.getValue()) {
      if (entry.getKeyNode() instanceof ScalarNode key) {
        keys.put(key.getValue(), key);
        values.put(key.getValue(), entry.getValueNode());
      } else {
        fault(entry.getKeyNode(), "a key is a word", "Write \"key: value\".");
      }
    }
  }

  /** A scalar, if the key is there. */
  Optional<Word> word(String key) {
    return entry(key).flatMap(value -> scalar(key, value));
  }

  /** A scalar that must be there; a fault and empty if it is not. */
  Optional<Word> needed(String key, String example) {
    if (!values.containsKey(key)) {
      known.add(key);
      fault(node, "%s lacks \"%s\"".formatted(title, key), "Add for example \"" + example + "\".");
    }
    return word(key);
  }

  /** A section within this one, if the key is there. */
  Optional<Section> section(String key) {
    return entry(key).flatMap(value -> mapping(key, value));
  }

  /** The scalars of a list, or the one scalar. */
  List<Word> words(String key) {
    return elements(key).stream().flatMap(v -> scalar(key, v).stream()).toList();
  }

  /** The sections of a list. */
  List<Section> sections(String key) {
    return elements(key).stream().flatMap(v -> mapping(key, v).stream()).toList();
  }

  /** The scalars of a list of lists. */
  List<List<Word>> table(String key) {
    return elements(key).stream()
        .map(
            row ->
                row instanceof SequenceNode cells && cells.getValue().size() <= MOST_ENTRIES
                    ? cells.getValue().stream().flatMap(v -> scalar(key, v).stream()).toList()
                    : scalar(key, row).stream().toList())
        .toList();
  }

  /** Whether the key's value is a scalar. */
  boolean holdsWord(String key) {
    return entry(key).filter(ScalarNode.class::isInstance).isPresent();
  }

  /** Goes through the keys of a section whose keys are names. */
  void eachName(Consumer<Word> reader) {
    for (String key : List.copyOf(values.keySet())) {
      known.add(key);
      reader.accept(named(key));
    }
  }

  /** Reads every entry of a section whose keys are names. */
  void eachWord(BiConsumer<Word, Word> reader) {
    for (String key : List.copyOf(values.keySet())) {
      word(key).ifPresent(value -> reader.accept(named(key), value));
    }
  }

  /** Reads every section of a section whose keys are names. */
  void eachSection(BiConsumer<Word, Section> reader) {
    for (String key : List.copyOf(values.keySet())) {
      section(key).ifPresent(value -> reader.accept(named(key), value));
    }
  }

  /** The keys, in the order of the document. */
  List<String> keys() {
    return List.copyOf(values.keySet());
  }

  /** Whether the key's value is a section. */
  boolean nested(String key) {
    return values.get(key) instanceof MappingNode;
  }

  /** The line it begins in, from 1. */
  int line() {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }

  /** Whether the key is there and holds a mapping. */
  boolean holdsSection(String key) {
    return entry(key).filter(MappingNode.class::isInstance).isPresent();
  }

  /** Whether the key is there; does not count as reading it. */
  boolean states(String key) {
    return values.containsKey(key);
  }

  boolean has(String key) {
    known.add(key);
    return values.containsKey(key);
  }

  /** A fault of the key's value, or of the section if the key is absent. */
  void fault(String key, String problem, String advice) {
    fault(values.getOrDefault(key, node), problem, advice);
  }

  /** Something to be looked at, at the key's value, or at the section if the key is absent. */
  void warn(String key, String problem, String advice) {
    document.warn(Place.of(values.getOrDefault(key, node)), problem, advice);
  }

  /** Every key but these is a fault. */
  void refuseOthers(Set<String> allowed) {
    known.addAll(allowed);
    refuseUnread();
  }

  /** Every key that nobody read is a fault. */
  void refuseUnread() {
    keys.forEach(
        (key, place) -> {
          if (!known.contains(key)) {
            fault(
                place,
                "%s has no \"%s\"".formatted(title, key),
                Spelling.advice(key, known) + "It may have: " + String.join(", ", known) + ".");
          }
        });
  }

  private Word named(String key) {
    return new Word(document, (ScalarNode) java.util.Objects.requireNonNull(keys.get(key)));
  }

  private Optional<Node> entry(String key) {
    known.add(key);
    return Optional.ofNullable(values.get(key));
  }

  private List<Node> elements(String key) {
    Node value = entry(key).orElse(null);
    if (value instanceof SequenceNode sequence) {
      if (sequence.getValue().size() > MOST_ENTRIES) {
        fault(value, "\"%s\" has more than %d entries".formatted(key, MOST_ENTRIES), "Use fewer.");
        return List.of();
      }
      return sequence.getValue();
    }
    return value == null ? List.of() : List.of(value);
  }

  private Optional<Word> scalar(String key, Node value) {
    return as(ScalarNode.class, value, key + ": one value", n -> new Word(document, n));
  }

  private Optional<Section> mapping(String key, Node value) {
    return as(MappingNode.class, value, key + ": a mapping", n -> new Section(document, key, n));
  }

  private <N, T> Optional<T> as(
      Class<N> type, @Nullable Node value, String shape, Function<N, T> reader) {
    if (type.isInstance(value)) {
      return Optional.of(reader.apply(type.cast(value)));
    }
    if (value != null) {
      fault(value, "here belongs " + shape, "Mind the indentation.");
    }
    return Optional.empty();
  }

  private void fault(Node place, String problem, String advice) {
    document.fault(Place.of(place), problem, advice);
  }
}
