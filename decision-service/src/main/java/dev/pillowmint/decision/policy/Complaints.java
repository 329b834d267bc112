package dev.pillowmint.decision.policy;

import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The CEL compiler's complaints about an expression, as faults a service manager can act on. */
final class Complaints {
  private static final Pattern FIELD = Pattern.compile("undefined field '(\\w+)'");
  private static final Pattern NAME = Pattern.compile("undeclared reference to '([\\w.]+)'.*");
  private static final Pattern OVERLOAD =
      Pattern.compile("found no matching overload for '(\\S+)' applied to '(.*?)'( \\(.*)?");
  private static final int MOST = 3;

  private final Word word;
  private final Vocabulary vocabulary;

  Complaints(Word word, Vocabulary vocabulary) {
    this.word = word;
    this.vocabulary = vocabulary;
  }

  void add(CelValidationException refusal) {
    if (refusal.getErrors().isEmpty()) {
      word.fault(String.valueOf(refusal.getMessage()), "Write it shorter.");
    }
    refusal.getErrors().stream().limit(MOST).forEach(this::add);
  }

  private void add(CelIssue issue) {
    int offset = offset(issue);
    String message = issue.getMessage();
    Matcher field = FIELD.matcher(message);
    Matcher name = NAME.matcher(message);
    Matcher overload = OVERLOAD.matcher(message);
    if (field.find()) {
      undefinedField(offset, field.group(1));
    } else if (name.find()) {
      word.fault(
          Math.max(0, offset),
          "\"%s\" is not known here".formatted(name.group(1)),
          "Start with event. or customer., or call money(), days(), hours(), duration(),"
              + " timestamp().");
    } else if (overload.find()) {
      word.fault(
          offset,
          "\"%s\" does not take %s"
              .formatted(overload.group(1).replace("_", ""), plain(overload.group(2))),
          plain(overload.group(2)).contains("money")
              ? "Money goes with money: money(\"25.00 EUR\")."
              : "Both sides must be of one kind.");
    } else {
      word.fault(offset, message, "Mend the expression here.");
    }
  }

  private void undefinedField(int dot, String field) {
    boolean ofCustomer = word.raw().substring(0, Math.max(0, dot)).endsWith("customer");
    List<String> known =
        ofCustomer ? Vocabulary.CUSTOMER.fieldNames().stream().sorted().toList() : vocabulary.own();
    word.fault(
        dot + 1,
        "%s has no \"%s\"".formatted(ofCustomer ? "customer" : "event", field),
        Spelling.advice(field, known)
            + (ofCustomer ? "It has: " : "What all event types of the rule have: ")
            + String.join(", ", known)
            + ".");
  }

  private static String plain(String types) {
    return types
        .replace("google.protobuf.", "")
        .replace("pillowmint.", "")
        .replace("Duration", "duration")
        .replace("Timestamp", "timestamp");
  }

  private int offset(CelIssue issue) {
    int line = Math.max(1, issue.getSourceLocation().getLine());
    int offset = 0;
    for (int i = 1; i < line; i++) {
      offset = word.raw().indexOf('\n', offset) + 1;
    }
    return Math.max(0, offset + issue.getSourceLocation().getColumn());
  }
}
