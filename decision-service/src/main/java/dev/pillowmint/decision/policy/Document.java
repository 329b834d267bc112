package dev.pillowmint.decision.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** A policy document as text, with the faults found in it so far. */
final class Document {
  private static final int MOST_CHARACTERS = 1_000_000;
  private static final int MOST_FAULTS = 20;

  private final String name;
  private final int[] text;
  private final List<String> lines;
  private final List<Fault> faults = new ArrayList<>();
  private final List<Fault> warnings = new ArrayList<>();
  private @Nullable Node whole;

  Document(String name, String yaml) {
    this.name = name;
    this.text = yaml.codePoints().toArray();
    this.lines = yaml.lines().toList();
  }

  /**
   * The document's outermost section.
   *
   * @throws PolicyException if there is none
   */
  Section root() {
    Node root = compose();
    new TwiceWritten(this).refuse(root);
    whole = root;
    if (root instanceof MappingNode mapping) {
      return new Section(this, "the policy", mapping);
    }
    fault(Place.of(root), "a policy is a YAML mapping", "Start with \"name: my-policy\".");
    throw new PolicyException(faults);
  }

  /** Notes what is wrong at a place. */
  void fault(Place place, String problem, String advice) {
    add(faults, place, problem, advice);
  }

  /** Notes what is probably not meant, at a place. */
  void warn(Place place, String problem, String advice) {
    add(warnings, place, problem, advice);
  }

  /** What is probably not meant, in the order of the document. */
  List<Fault> warnings() {
    return warnings.stream()
        .sorted(Comparator.comparingInt(Fault::line).thenComparingInt(Fault::column))
        .toList();
  }

  private void add(List<Fault> noted, Place place, String problem, String advice) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < Math.min(place.index(), text.length); i++) {
      column = text[i] == '\n' ? 1 : column + 1;
      line += text[i] == '\n' ? 1 : 0;
    }
    add(noted, line, column, problem, advice);
  }

  /** Notes what is wrong at a character of a scalar's value. */
  void fault(ScalarNode node, int offset, String problem, String advice) {
    fault(Place.within(node, offset, text), problem, advice);
  }

  /**
   * @throws PolicyException if any fault was found
   */
  void refuseFaults() {
    if (!faults.isEmpty()) {
      throw new PolicyException(faults);
    }
  }

  /** The outermost node, once {@link #root} was read. */
  Optional<Node> whole() {
    return Optional.ofNullable(whole);
  }

  boolean faulty() {
    return !faults.isEmpty();
  }

  private void add(int line, int column, String problem, String advice) {
    add(faults, line, column, problem, advice);
  }

  private void add(List<Fault> noted, int line, int column, String problem, String advice) {
    String source = line <= lines.size() ? lines.get(line - 1) : "";
    Fault fault = new Fault(name, line, column, problem, advice, source);
    if (noted.size() < MOST_FAULTS && !noted.contains(fault)) {
      noted.add(fault);
    }
  }

  private Node compose() {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(name)
            .setMaxAliasesForCollections(200)
            .setCodePointLimit(MOST_CHARACTERS)
            .build();
    try {
      String yaml = new String(text, 0, text.length);
      return new Compose(settings)
          .composeReader(new WholeCharacters(yaml))
          .orElseThrow(this::empty);
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(m -> m.getLine() + 1).orElse(1);
      int column = e.getProblemMark().map(m -> m.getColumn() + 1).orElse(1);
      Plainly plainly = Plainly.ofYaml(e.getProblem());
      add(line, column, plainly.problem(), plainly.advice());
    } catch (YamlEngineException e) {
      unreadable(String.valueOf(e.getMessage()));
    } catch (StackOverflowError e) {
      add(1, 1, "the document is nested too deeply", "A policy needs no more than ten levels.");
    }
    throw new PolicyException(faults);
  }

  private void unreadable(String message) {
    if (message.contains("limit")) {
      add(1, 1, message, "A policy is YAML of at most 1,000,000 characters.");
    } else {
      Plainly plainly = Plainly.ofYaml(message);
      add(1, 1, plainly.problem(), plainly.advice());
    }
  }

  private PolicyException empty() {
    add(1, 1, "the document is empty", "Start with \"name: my-policy\".");
    return new PolicyException(faults);
  }
}
