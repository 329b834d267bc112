package dev.pillowmint.decision.policy;

import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import java.util.List;
import java.util.Optional;
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
    Optional<CelIssue> syntax =
        refusal.getErrors().stream()
            .filter(issue -> Plainly.ofCel(issue.getMessage()).isPresent())
            .findFirst();
    syntax.ifPresentOrElse(
        this::add, () -> refusal.getErrors().stream().limit(MOST).forEach(this::add));
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
          "Start with event. or customer., or call money(), value(), percent(), min(), max(),"
              + " days(), hours(), duration(), timestamp().");
    } else if (overload.find()) {
      word.fault(
          offset,
          "\"%s\" does not take %s"
              .formatted(
                  overload.group(1).replace("_", "").replace("@", ""), plain(overload.group(2))),
          advice(overload.group(1), plain(overload.group(2))));
    } else {
      Plainly plainly =
          Plainly.ofCel(message)
              .orElse(new Plainly("this cannot be read: " + message, "Write it in another way."));
      word.fault(offset, plainly.problem(), plainly.advice());
    }
  }

  private static String advice(String function, String types) {
    return switch (function) {
      case "count", "sum", "gestures", "goodwill", "owed" ->
          "Write for example customer.count(\"complaint.raised\", days(90)),"
              + " customer.sum(\"fee.charged\", days(365)) or customer.goodwill(days(90)).";
      case "money" -> "Write the amount in quotes: money(\"25.00 EUR\").";
      case "!_" -> "It turns true into false: write for example !(event.fee == \"late\").";
      case "@in" -> "On the right stands a list: event.cause in [\"slip\", \"company-error\"].";
      case "_[_]" -> "Write a fact with its dot: event.fee.";
      default ->
          types.contains("nothing")
              ? "Ask whether it is stated: has(event.cause) or !has(event.cause)."
              : types.contains("money")
                  ? "Money goes with money: money(\"25.00 EUR\")."
                  : "Both sides must be of one kind.";
    };
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

  static String plain(String types) {
    return types
        .replace("pillowmint.Event.(", "(")
        .replace("google.protobuf.", "")
        .replaceAll("\\bstring\\b", "text")
        .replaceAll("\\bint\\b", "whole number")
        .replaceAll("\\bdouble\\b", "number")
        .replaceAll("\\bbool\\b", "true or false")
        .replaceAll("\\bnull(_type)?\\b", "nothing")
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
