package dev.pillowmint.decision.policy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What an amount is made of, asked for one by one. */
final class Asked {
  private static final BigDecimal NANOS = BigDecimal.ONE.movePointLeft(9);

  private Asked() {}

  static Money money(Price price, Facts facts) throws Unanswered {
    return known(price.ask(facts), Money.class);
  }

  static Instant time(Expression expression, Facts facts) throws Unanswered {
    return known(expression.ask(facts), Instant.class);
  }

  static Duration duration(Expression expression, Facts facts) throws Unanswered {
    return known(expression.ask(facts), Duration.class);
  }

  static long whole(Expression expression, Facts facts) throws Unanswered {
    return known(expression.ask(facts), Long.class);
  }

  static boolean holds(Expression condition, Facts facts) throws Unanswered {
    return known(condition.ask(facts), Boolean.class);
  }

  static List<String> texts(Expression expression, Facts facts) throws Unanswered {
    List<?> texts = known(expression.ask(facts), List.class);
    return texts.stream().map(String::valueOf).toList();
  }

  /** A number, seconds, or an amount in the policy's currency. */
  static Fraction position(Expression expression, Facts facts) throws Unanswered {
    Object value = known(expression.ask(facts), Object.class);
    return switch (value) {
      case Long whole -> Fraction.of(whole);
      case Double number -> finite(number);
      case Duration duration -> Fraction.of(seconds(duration));
      case Money money -> money.inBase();
      default -> throw new Unanswered(Answer.uncomputable(value + " has no place in a table"));
    };
  }

  private static Fraction finite(double number) throws Unanswered {
    if (!Double.isFinite(number)) {
      throw new Unanswered(Answer.uncomputable(number + " has no place in a table"));
    }
    return Fraction.of(BigDecimal.valueOf(number));
  }

  static BigDecimal seconds(Duration duration) {
    return BigDecimal.valueOf(duration.getSeconds())
        .add(BigDecimal.valueOf(duration.getNano()).multiply(NANOS));
  }

  private static <T> T known(Answer answer, Class<T> type) throws Unanswered {
    if (answer instanceof Answer.Known known && type.isInstance(known.value())) {
      return type.cast(known.value());
    }
    throw new Unanswered(
        answer instanceof Answer.Known
            ? Answer.uncomputable("an expression gave another kind of value")
            : answer);
  }
}
