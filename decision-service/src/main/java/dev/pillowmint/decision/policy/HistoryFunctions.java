package dev.pillowmint.decision.policy;

import static dev.cel.common.CelFunctionDecl.newFunctionDeclaration;
import static dev.cel.common.CelOverloadDecl.newGlobalOverload;
import static dev.cel.common.CelOverloadDecl.newMemberOverload;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelFunctionBinding;
import java.time.Duration;
import java.util.List;

/** What happened before: {@code customer.count("complaint.raised", days(90))} and the like. */
final class HistoryFunctions {
  /** The most days, or hours, that a window may last. */
  static final long MOST_SPAN = 36_500;

  private HistoryFunctions() {}

  static List<CelFunctionDecl> declarations() {
    return List.of(
        newFunctionDeclaration(
            "days", newGlobalOverload("days_int", SimpleType.DURATION, SimpleType.INT)),
        newFunctionDeclaration(
            "hours", newGlobalOverload("hours_int", SimpleType.DURATION, SimpleType.INT)),
        newFunctionDeclaration(
            "count",
            newMemberOverload(
                "customer_count",
                SimpleType.INT,
                Vocabulary.CUSTOMER,
                SimpleType.STRING,
                SimpleType.DURATION)),
        newFunctionDeclaration(
            "sum",
            newMemberOverload(
                "customer_sum",
                Money.TYPE,
                Vocabulary.CUSTOMER,
                SimpleType.STRING,
                SimpleType.DURATION)),
        newFunctionDeclaration(
            "owed",
            newMemberOverload(
                "customer_owed", Money.TYPE, Vocabulary.CUSTOMER, SimpleType.DURATION)),
        newFunctionDeclaration(
            "gestures",
            newMemberOverload(
                "customer_gestures", SimpleType.INT, Vocabulary.CUSTOMER, SimpleType.DURATION)),
        newFunctionDeclaration(
            "goodwill",
            newMemberOverload(
                "customer_goodwill", Money.TYPE, Vocabulary.CUSTOMER, SimpleType.DURATION)));
  }

  static List<CelFunctionBinding> bindings() {
    return List.of(
        CelFunctionBinding.from("days_int", Long.class, n -> Duration.ofDays(bounded(n))),
        CelFunctionBinding.from("hours_int", Long.class, n -> Duration.ofHours(bounded(n))),
        CelFunctionBinding.from(
            "customer_count",
            List.of(CustomerValue.class, String.class, Duration.class),
            args -> ((CustomerValue) args[0]).facts().count((String) args[1], (Duration) args[2])),
        CelFunctionBinding.from(
            "customer_sum",
            List.of(CustomerValue.class, String.class, Duration.class),
            args -> ((CustomerValue) args[0]).facts().sum((String) args[1], (Duration) args[2])),
        CelFunctionBinding.from(
            "customer_owed",
            CustomerValue.class,
            Duration.class,
            (customer, window) -> customer.facts().owed(window)),
        CelFunctionBinding.from(
            "customer_gestures",
            CustomerValue.class,
            Duration.class,
            (customer, window) -> customer.facts().gestures(window)),
        CelFunctionBinding.from(
            "customer_goodwill",
            CustomerValue.class,
            Duration.class,
            (customer, window) -> customer.facts().goodwill(window)));
  }

  private static long bounded(long number) {
    if (number < 0 || number > MOST_SPAN) {
      throw new IllegalArgumentException(number + " is out of range: 0 to " + MOST_SPAN);
    }
    return number;
  }
}
