package dev.pillowmint.decision.decide;

import dev.pillowmint.catalogue.AttributeType;
import dev.pillowmint.catalogue.EventType;
import dev.pillowmint.catalogue.EventTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Policies of one rule each over every attribute; most are well typed. */
final class AnyPolicies {
  private final RandomGenerator random;
  private final List<EventType> types = List.copyOf(EventTypes.shipped().all());

  AnyPolicies(RandomGenerator random) {
    this.random = random;
  }

  /** One rule that may not compile. */
  String next() {
    EventType type = one(types);
    List<AttributeType> attributes = List.copyOf(type.attributes().values());
    String gesture =
        """
              - {kind: %s, amount: %s, when: '%s', ledger: %s, description: "for {customer.displayName|you}%s"}
        """
            .formatted(
                one(List.of("refund", "gift")),
                money(attributes),
                condition(attributes, 0),
                one(List.of("goodwill", "entitlement")),
                attributes.isEmpty() ? "" : " {%s|that}".formatted(one(attributes).name()));
    return """
        name: any
        version: 1
        currency: EUR
        rates: {GBP: 1.17, JPY: 0.0061, BHD: 2.4567}
        caps: {gestures: 3, amount: 100.00 EUR, within: %s}
        budgets:
          all: {amount: 500.00 EUR, period: %s, timeZone: Asia/Kathmandu}
        defaults: {budget: all, within: %s, notStated: %s}
        approval: {above: 50.00 EUR}
        rules:
          - name: any
            title: Any
            on: %s
            when: '%s'
            because: because
            %s
            gestures:
        %s%s"""
        .formatted(
            one(List.of("1 day", "90 days", "5200 weeks")),
            one(List.of("day", "week", "month")),
            one(List.of("0 days", "3 days", "5200 weeks")),
            one(List.of("skip", "ask", "person")),
            type.name(),
            condition(attributes, 0),
            one(CLAUSES),
            gesture,
            "      - {kind: callback, description: a call}\n");
  }

  private String condition(List<AttributeType> attributes, int depth) {
    int shape = depth < 2 ? random.nextInt(6) : 5;
    return switch (shape) {
      case 0 -> both(attributes, "&&", depth);
      case 1 -> both(attributes, "||", depth);
      case 2 -> "!" + comparison(attributes);
      default -> comparison(attributes);
    };
  }

  private String both(List<AttributeType> attributes, String operator, int depth) {
    return "(%s %s %s)"
        .formatted(condition(attributes, depth + 1), operator, condition(attributes, depth + 1));
  }

  private String comparison(List<AttributeType> attributes) {
    List<String> conditions = new ArrayList<>(CUSTOMER);
    attributes.forEach(a -> conditions.addAll(about(a)));
    return one(conditions);
  }

  private static final List<String> CLAUSES =
      List.of(
          "priority: 3",
          "oncePer: customer",
          "oncePer: {key: customer, keep: highest, within: 30 days}",
          "stacking: highest",
          "besidesOwed: absorbed",
          "quota: {name: shared, amount: 20.00 EUR, per: customer, within: 365 days}",
          "counterCost: {value: 'money(\"90.00 EUR\")', chance: 20%, choose: best}");

  private static final List<String> CUSTOMER =
      List.of(
          "size(customer.interests) > 0",
          "customer.openPromises >= 1",
          "customer.count(\"fee.charged\", days(90)) < 2",
          "customer.goodwill(days(36500)) < money(\"50.00 GBP\")",
          "customer.gestures(hours(1)) == 0",
          "customer.yearlyValue > money(\"0.00 EUR\")",
          "customer.interests.exists(i, i.startsWith(\"s\"))",
          "has(customer.tier) && customer.tier == \"gold\"",
          "has(customer.customerSince)",
          "customer.customerSince + days(36500) > timestamp(\"2026-03-02T00:00:00Z\")",
          "customer.customerSince.getFullYear() < 2020",
          "customer.openPromises * 9223372036854775807 > 1",
          "1 / customer.openPromises > 0");

  private static List<String> about(AttributeType attribute) {
    String name = "event." + attribute.name();
    return switch (attribute.kind()) {
      case TEXT -> List.of("has(%s)".formatted(name), name + ".contains(\"x\")", name + " < \"m\"");
      case INTEGER ->
          List.of(name + " + 1 > 0", name + " * " + name + " > 3", "10 / " + name + " > 1");
      case NUMBER -> List.of(name + " * 2.0 > 0.1", "int(" + name + ") > 1");
      case FLAG -> List.of(name, "!" + name);
      case MONEY ->
          List.of(name + " > money(\"5.00 EUR\")", name + " - " + name + " == money(\"0.00 EUR\")");
      case INSTANT, DATE ->
          List.of(
              name + " > timestamp(\"2026-01-01T00:00:00Z\")",
              name + " + days(36500) > " + name,
              name + ".getDayOfYear() > 3");
      case DURATION ->
          List.of(
              name + " >= duration(\"4h\")",
              name + " + " + name + " > days(1)",
              name + ".getHours() > 2");
      case TEXTS -> List.of("size(%s) > 1".formatted(name), name + ".all(t, size(t) < 9)");
    };
  }

  private String money(List<AttributeType> attributes) {
    List<String> amounts =
        new ArrayList<>(List.of("5.00 EUR", "money(\"49.99 GBP\")", "money(\"7 JPY\")"));
    attributes.stream()
        .filter(a -> a.kind() == AttributeType.Kind.MONEY)
        .map(a -> "(has(event.%1$s) ? event.%1$s : money(\"1.00 EUR\"))".formatted(a.name()))
        .forEach(
            a -> {
              amounts.add(a);
              amounts.add(
                  "max(%1$s + %1$s - money(\"3.00 GBP\"), money(\"0.00 EUR\"))".formatted(a));
            });
    String amount = one(amounts);
    return switch (random.nextInt(6)) {
      case 0 ->
          "'%s ? money(\"1.00 EUR\") : money(\"2.00 EUR\")'".formatted(condition(attributes, 2));
      case 1 -> "{percent: %s, of: '%s'}".formatted(one(List.of("50", "33.3", "100")), cel(amount));
      case 2 -> "{of: '%s', times: 3, min: 1.00 EUR, max: 70.00 EUR}".formatted(cel(amount));
      default -> "'%s'".formatted(amount);
    };
  }

  private static String cel(String amount) {
    return amount.equals("5.00 EUR") ? "money(\"5.00 EUR\")" : amount;
  }

  private <T> T one(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
