package dev.pillowmint.benchmarks.decide;

import dev.pillowmint.catalogue.EventTypes;
import java.util.List;

/** The twenty rules among hundreds of others, which come before them. */
public final class ManyRules {
  private static final String RULE =
      """
        - name: other-%1$d
          title: Another rule
          on: %2$s
          when: %3$s
          gestures:
            - kind: callback
              description: a call
      """;

  private ManyRules() {}

  /** Spread evenly over the catalogue's event types; of one type the shortest time comes first. */
  public static String spread(int rules) {
    List<String> types =
        EventTypes.shipped().all().stream()
            .map(type -> type.name())
            .filter(type -> !type.equals("customer.erased"))
            .toList();
    StringBuilder others = new StringBuilder();
    for (int i = 0; i < rules - 20; i++) {
      String when = "customer.count(\"parcel.lost\", days(%d)) > 40".formatted(1 + i);
      others.append(RULE.formatted(i, types.get(i % types.size()), when));
    }
    return before(others);
  }

  /** All for fees, told apart by what they compare. */
  public static String onFees(int rules) {
    StringBuilder others = new StringBuilder();
    for (int i = 0; i < rules - 20; i++) {
      String when = "event.fee == \"fee " + i + "\" && event.amount > money(\"1.00 EUR\")";
      others.append(RULE.formatted(i, "fee.charged", when));
    }
    return before(others);
  }

  private static String before(StringBuilder others) {
    return Rules.read("rules.yaml").replace("\nrules:\n", "\nrules:\n" + others);
  }
}
