package dev.pillowmint.decision.policy;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.runtime.CelRuntime;
import dev.pillowmint.catalogue.AttributeType;
import dev.pillowmint.catalogue.EventTypes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds in a well-typed expression what types alone do not show. */
final class Inspection {
  private final Word word;
  private final CelAbstractSyntaxTree ast;
  private final Vocabulary vocabulary;
  private final EventTypes catalogue;
  private final Terms terms;
  private final Set<String> reads = new HashSet<>();
  private final Set<String> tests = new HashSet<>();
  private final Set<String> customerReads = new HashSet<>();
  private boolean faulty;

  Inspection(
      Word word,
      CelAbstractSyntaxTree ast,
      Vocabulary vocabulary,
      EventTypes catalogue,
      Terms terms) {
    this.word = word;
    this.ast = ast;
    this.vocabulary = vocabulary;
    this.catalogue = catalogue;
    this.terms = terms;
  }

  boolean passes() {
    CelNavigableAst.fromAst(ast).getRoot().allNodes().forEach(node -> visit(node.expr()));
    return !faulty;
  }

  Expression expression(CelRuntime.Program program) {
    return new Expression(
        word.text(), program, reads, tests, customerReads, Outline.of(ast, vocabulary), wanted());
  }

  /** Of the first such comparison per attribute, among what {@code &&} joins. */
  private Map<String, String> wanted() {
    Map<String, String> wanted = new HashMap<>();
    wanted(ast.getExpr(), wanted);
    return wanted;
  }

  private static void wanted(CelExpr node, Map<String, String> wanted) {
    if (node.getKind() != Kind.CALL) {
      return;
    }
    List<CelExpr> args = node.call().args();
    if (node.call().function().equals("_&&_")) {
      args.forEach(arg -> wanted(arg, wanted));
    } else if (node.call().function().equals("_==_")
        && args.get(0).getKind() == Kind.SELECT
        && args.get(0).select().operand().getKind() == Kind.IDENT
        && args.get(0).select().operand().ident().name().equals("event")) {
      string(args.get(1)).ifPresent(text -> wanted.putIfAbsent(args.get(0).select().field(), text));
    }
  }

  private void visit(CelExpr node) {
    switch (node.getKind()) {
      case SELECT -> select(node.select());
      case CALL -> call(node);
      case STRUCT ->
          fault(node, "an expression builds no records", "Use money(\"5.00 EUR\") for money.");
      default -> {
        // Constants, names, lists and the macros' loops need no more than their types.
      }
    }
  }

  private void select(CelExpr.CelSelect select) {
    if (select.operand().getKind() != Kind.IDENT) {
      return;
    }
    boolean event = select.operand().ident().name().equals("event");
    if (select.testOnly()) {
      if (event) {
        tests.add(select.field());
      }
    } else {
      (event ? reads : customerReads).add(select.field());
    }
  }

  private void call(CelExpr node) {
    CelExpr.CelCall call = node.call();
    if (BeyondMemory.asks(call)) {
      fault(node, "so many events of a customer are not remembered", BeyondMemory.ADVICE);
    }
    switch (call.function()) {
      case "days", "hours" -> {
        if (BeyondMemory.isNoSpan(call)) {
          fault(
              node,
              "%s() takes 0 to %d".formatted(call.function(), HistoryFunctions.MOST_SPAN),
              "Write a number of that range, for example days(365).");
        }
      }
      case "money" -> money(call.args().getFirst());
      case "value" -> value(call.args().getFirst());
      case "count" -> eventType(call.args().getFirst());
      case "sum" -> amounts(call.args().getFirst());
      case "verified" -> fact(call.args().getFirst());
      case "duration", "timestamp" -> literal(node, call);
      case "_==_", "_!=_" -> {
        allowed(call.args().get(0), Stream.of(call.args().get(1)));
        allowed(call.args().get(1), Stream.of(call.args().get(0)));
      }
      case "@in" -> {
        if (call.args().get(1).getKind() == Kind.LIST) {
          allowed(call.args().get(0), call.args().get(1).list().elements().stream());
        }
      }
      default -> {
        // Every other function is as safe as its types.
      }
    }
  }

  private void money(CelExpr argument) {
    Optional<String> text = string(argument);
    if (text.isEmpty()) {
      fault(argument, "money() takes a text", "Write for example money(\"25.00 EUR\").");
      return;
    }
    Optional<String> fewer = MoneyFunctions.tooManyDecimals(text.get());
    if (fewer.isPresent()) {
      fault(argument, "\"%s\" has too many decimals".formatted(text.get()), fewer.get());
      return;
    }
    try {
      var currency = MoneyFunctions.parse(text.get()).currency();
      if (!terms.rates().know(currency)) {
        fault(
            argument,
            "there is no rate for " + currency,
            "Add under \"rates\" what one %s is worth in %s."
                .formatted(currency, terms.rates().base()));
      }
    } catch (IllegalArgumentException e) {
      fault(argument, String.valueOf(e.getMessage()), "Write for example money(\"25.00 EUR\").");
    }
  }

  private void value(CelExpr argument) {
    String name = string(argument).orElse("");
    if (!terms.values().names().contains(name)) {
      fault(
          argument,
          "value() takes the name of a value; the policy has no \"" + name + "\"",
          Spelling.advice(name, terms.values().names())
              + "Add it under \"values\", for example \"a-name: 5.00 EUR\".");
    }
  }

  private void eventType(CelExpr argument) {
    String name = string(argument).orElse("");
    if (Patterns.types(name, catalogue).isEmpty()) {
      fault(
          argument,
          "count() takes the name of an event type; the catalogue has no \"" + name + "\"",
          Patterns.advice(name, catalogue)
              + "Write for example \"complaint.raised\" or \"complaint.*\".");
    }
  }

  private void amounts(CelExpr argument) {
    String name = string(argument).orElse("");
    if (Patterns.types(name, catalogue).stream().allMatch(t -> t.remembered().isEmpty())) {
      List<String> known =
          catalogue.all().stream()
              .filter(t -> t.remembered().isPresent())
              .map(t -> t.name())
              .toList();
      fault(
          argument,
          "sum() takes an event type of which history keeps an amount; \"%s\" is none"
              .formatted(name),
          Spelling.advice(name, known) + "Write one of: " + String.join(", ", known) + ".");
    }
  }

  private void fact(CelExpr argument) {
    String name = string(argument).orElse("");
    if (!vocabulary.attributes().containsKey(name)) {
      fault(
          argument,
          "verified() takes the name of an attribute; event has no \"" + name + "\"",
          Spelling.advice(name, vocabulary.attributes().keySet())
              + "Write for example event.verified(\"delay\").");
    }
  }

  private void literal(CelExpr node, CelExpr.CelCall call) {
    Optional<String> text = call.args().isEmpty() ? Optional.empty() : string(call.args().get(0));
    if (text.isEmpty() || !Literals.valid(call.function(), text.get())) {
      fault(
          node,
          "%s() takes a text that is one".formatted(call.function()),
          "Write for example duration(\"4h\") or timestamp(\"2026-03-02T00:00:00Z\").");
    }
  }

  private void allowed(CelExpr attribute, Stream<CelExpr> values) {
    if (attribute.getKind() != Kind.SELECT
        || attribute.select().operand().getKind() != Kind.IDENT
        || !attribute.select().operand().ident().name().equals("event")) {
      return;
    }
    AttributeType type = vocabulary.attributes().get(attribute.select().field());
    if (type == null || type.allowed().isEmpty()) {
      return;
    }
    values.forEach(
        value ->
            string(value)
                .filter(text -> !type.allowed().contains(text))
                .ifPresent(
                    text ->
                        fault(
                            value,
                            "%s is never \"%s\"".formatted(type.name(), text),
                            Spelling.advice(text, type.allowed())
                                + "It is one of: "
                                + String.join(", ", type.allowed())
                                + ".")));
  }

  private static Optional<String> string(CelExpr node) {
    return node.getKind() == Kind.CONSTANT
            && node.constant().getKind() == CelConstant.Kind.STRING_VALUE
        ? Optional.of(node.constant().stringValue())
        : Optional.empty();
  }

  private void fault(CelExpr node, String problem, String advice) {
    faulty = true;
    word.fault(ast.getSource().getPositionsMap().getOrDefault(node.id(), 0), problem, advice);
  }
}
