package dev.pillowmint.localstack.story;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.schemas.FollowUpKind;
import dev.pillowmint.schemas.GestureKind;
import dev.pillowmint.schemas.Money;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Codes and values in the words of the story. */
final class Words {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.UK);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);

  private Words() {}

  static @Nullable String amount(@Nullable Money money) {
    return money == null
        ? null
        : Amount.ofMinor(money.getMinorUnits(), money.getCurrency()).toString();
  }

  static String of(GestureKind kind) {
    return switch (kind) {
      case REFUND -> "Refund";
      case GIFT -> "Gift";
      case CALLBACK -> "A call";
      case UNKNOWN -> "Gesture";
    };
  }

  static String of(FollowUpKind kind) {
    return switch (kind) {
      case THANK_YOU_NOTE -> "a note by hand";
      case AFTER_CARE -> "after-care";
      case FEEDBACK_REQUEST -> "a question how it was";
      case CALLBACK -> "the call";
      case PROMISE_CHECK -> "a look whether the promise was kept";
      case ERRAND -> "something to find";
      case UNKNOWN -> "a follow-up";
    };
  }

  /** A reason code as a clause that goes on from "because" or stands in brackets. */
  static String reason(String code) {
    return switch (code) {
      case "leave-alone" -> "they want to be left alone";
      case "opted-out" -> "they do not want this kind of contact";
      case "open-complaint" -> "no thank-yous while a complaint is fresh";
      case "quiet-hours" -> "it is night where they are";
      case "wish-respected" -> "their wish is respected";
      case "good-as-it-is" -> "it is good as it is";
      case "fair-fee" -> "the fee is fair";
      case "needs-approval" -> "above what may be given without asking";
      case "customer-cap" -> "this customer has had as much goodwill as the policy allows";
      case "budget-exhausted" -> "this month's budget is used up";
      default -> code.replace('-', ' ');
    };
  }

  static String day(Instant instant, ZoneId zone) {
    return DAY.format(instant.atZone(zone));
  }

  static String time(Instant instant, ZoneId zone) {
    return TIME.format(instant.atZone(zone));
  }

  /** Starts with a capital letter. */
  static String sentence(String text) {
    return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.UK) + text.substring(1);
  }
}
