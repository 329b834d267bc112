package dev.pillowmint.decision.policy;

import dev.pillowmint.catalogue.AttributeType.Personal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the texts of one rule; knows which facts are sure to be stated. */
final class TextReader {
  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\{(customer\\.)?(\\w+)(?:\\|([^{}]*))?}|[{}]");

  private static final List<String> COSTS =
      List.of("amount", "points", "choice", "from", "findPersonal");
  private static final String GIVEN = "given";
  private static final String GIFT = "gift";

  private final Vocabulary vocabulary;
  private final Set<String> stated;
  private final Set<String> own;
  private final boolean toCustomer;

  /**
   * @param stated attributes that the rule's conditions made sure of
   */
  TextReader(Vocabulary vocabulary, Set<String> stated) {
    this(vocabulary, stated, Set.of(), false);
  }

  private TextReader(
      Vocabulary vocabulary, Set<String> stated, Set<String> own, boolean toCustomer) {
    this.vocabulary = vocabulary;
    this.stated = Set.copyOf(stated);
    this.own = Set.copyOf(own);
    this.toCustomer = toCustomer;
  }

  /** Of what customers are told: nothing of what is kept about them, and no name of staff. */
  TextReader toCustomer() {
    return new TextReader(vocabulary, stated, own, true);
  }

  /** Of a gesture, whose texts may also say what it comes to. */
  TextReader of(Section gesture) {
    Set<String> placeholders = new HashSet<>();
    if (COSTS.stream().anyMatch(gesture::states)) {
      placeholders.add(GIVEN);
    }
    if (gesture.states("from")) {
      placeholders.add(GIFT);
    }
    return new TextReader(vocabulary, stated, placeholders, toCustomer);
  }

  /** Where a condition holds, too. */
  TextReader where(@Nullable Expression condition) {
    Set<String> sure = PolicyCompiler.union(stated.stream(), RuleReader.stated(condition).stream());
    return new TextReader(vocabulary, sure, own, toCustomer);
  }

  Text read(Word word) {
    String text = word.raw().strip();
    int lead = word.raw().indexOf(text);
    List<Text.Part> parts = new ArrayList<>();
    int end = 0;
    Matcher matcher = PLACEHOLDER.matcher(text);
    while (matcher.find()) {
      if (matcher.start() > end) {
        parts.add(new Text.Words(text.substring(end, matcher.start())));
      }
      parts.add(placeholder(word, lead, matcher));
      end = matcher.end();
    }
    if (end < text.length() || parts.isEmpty()) {
      parts.add(new Text.Words(text.substring(end)));
    }
    return new Text(parts);
  }

  private Text.Part placeholder(Word word, int lead, Matcher matcher) {
    String name = matcher.group(2);
    String fallback = matcher.group(3);
    int place = lead + matcher.start();
    if (name == null) {
      word.fault(place, "a lone brace", "A placeholder looks like {item} or {item|your things}.");
      return new Text.Words("");
    }
    boolean customer = matcher.group(1) != null;
    if (!customer && own.contains(name) && !vocabulary.attributes().containsKey(name)) {
      return new Text.OfGesture(name.equals(GIFT));
    }
    Set<String> known =
        customer ? Vocabulary.CUSTOMER.fieldNames() : vocabulary.attributes().keySet();
    if (toCustomer && known.contains(name) && !mayBeTold(customer, name)) {
      word.fault(
          place,
          "\"%s\" is not for the customer".formatted(customer ? "customer." + name : name),
          customer
              ? "Of what we know about them a text may say how they like to be addressed: {customer.displayName|...}."
              : "It names one of the staff. Say what was done, not who did it.");
    } else if (!known.contains(name)) {
      word.fault(
          place,
          "%s has no \"%s\"".formatted(customer ? "customer" : "event", name),
          Spelling.advice(name, known)
              + "It has: "
              + known.stream().sorted().collect(java.util.stream.Collectors.joining(", "))
              + ".");
    } else if (fallback == null && (customer || !sure(name))) {
      word.fault(
          place,
          "\"%s\" may not be stated".formatted(name),
          "Say what to write then: {%s%s|...}.".formatted(customer ? "customer." : "", name));
    }
    return new Text.Placeholder(customer, name, fallback == null ? "(not stated)" : fallback);
  }

  private boolean mayBeTold(boolean customer, String name) {
    return customer
        ? name.equals("displayName")
        : Objects.requireNonNull(vocabulary.attributes().get(name)).personal() != Personal.STAFF;
  }

  /** Whether the attribute is there whenever the rule applies. */
  boolean sure(String attribute) {
    var type = vocabulary.attributes().get(attribute);
    return stated.contains(attribute) || (type != null && type.required());
  }
}
