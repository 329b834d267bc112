package dev.pillowmint.decision.policy;

import dev.pillowmint.catalogue.EventType;
import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.decision.policy.PolicyTest.About;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads what a step's event is about: an earlier decision of the same test. */
final class AboutReader {
  /** Attributes that name a decision, or a gesture of it. */
  static final List<String> NAMING = List.of("decisionId", "gestureId", "promiseId");

  private static final String KEY = "of";
  private static final String PREVIOUS = "previous";
  private static final int MOST_GESTURES = 20;

  private final EventTypes catalogue;
  private final List<String> steps = new ArrayList<>();

  AboutReader(EventTypes catalogue) {
    this.catalogue = catalogue;
  }

  /** Makes a step known to those after it. */
  void add(Optional<Word> name) {
    name.filter(n -> n.text().equals(PREVIOUS) || steps.contains(n.text()))
        .ifPresent(n -> n.fault("\"%s\" names another step".formatted(n.text()), "Rename one."));
    steps.add(name.map(Word::text).orElse(""));
  }

  /** Whether the event leaves out which decision it is about, since {@code of} says it. */
  static boolean isAbout(Section when) {
    return when.states(KEY);
  }

  /** Empty: it is about none, or a fault. */
  Optional<About> read(Section when) {
    if (!when.has(KEY)) {
      return Optional.empty();
    }
    if (when.states("customerId")) {
      when.fault("customerId", "with \"of\" it is the same customer", "Leave it out.");
    }
    Set<String> named = named(when);
    if (named.isEmpty()) {
      when.fault(KEY, "such an event is about no decision", "Those that are: " + types() + ".");
    }
    int gesture = when.word("gesture").flatMap(w -> w.number(1, MOST_GESTURES)).orElse(1);
    return when.word(KEY).flatMap(this::step).map(step -> new About(step, gesture - 1, named));
  }

  private Set<String> named(Section when) {
    return when.word("type").flatMap(w -> catalogue.find(w.text())).stream()
        .flatMap(type -> naming(type).stream())
        .filter(name -> !statedThere(when, name))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean statedThere(Section when, String name) {
    return when.nested("attributes")
        && when.section("attributes").map(s -> s.states(name)).orElse(false);
  }

  private static List<String> naming(EventType type) {
    return NAMING.stream().filter(type.attributes()::containsKey).toList();
  }

  private String types() {
    return catalogue.all().stream()
        .filter(type -> !naming(type).isEmpty())
        .map(EventType::name)
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private Optional<Integer> step(Word word) {
    int step = word.text().equals(PREVIOUS) ? steps.size() - 1 : steps.indexOf(word.text());
    if (step < 0 || word.text().isEmpty()) {
      Set<String> known = new TreeSet<>(steps);
      known.remove("");
      word.fault(
          steps.isEmpty()
              ? "there is no step before this one"
              : "no step before this one is named \"%s\"".formatted(word.text()),
          Spelling.advice(word.text(), known)
              + "Write \"of: previous\", or give a step before it a \"name\".");
      return Optional.empty();
    }
    return Optional.of(step);
  }
}
