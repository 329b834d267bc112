package dev.pillowmint.followup.send;

import dev.pillowmint.followup.plan.Kind;
import dev.pillowmint.followup.plan.Mail.Letter;
import org.jspecify.annotations.Nullable;

/**
 * The words of the e-mails. They name no culprit and tell the customer nothing about themselves.
 */
final class Letters {
  private Letters() {}

  static String subject(Kind kind) {
    return switch (kind) {
      case FEEDBACK_REQUEST -> "How was it for you?";
      case AFTER_CARE, THANK_YOU_NOTE, CALLBACK, PROMISE_CHECK -> "Is everything all right?";
    };
  }

  static String body(Letter letter, String signature) {
    return """
        %s

        %s%s

        With kind regards
        %s
        """
        .formatted(
            greeting(letter.displayName()), about(letter.text()), words(letter.kind()), signature);
  }

  private static String greeting(@Nullable String name) {
    return name == null || name.isBlank() ? "Hello," : "Hello %s,".formatted(name.strip());
  }

  private static String about(@Nullable String text) {
    return text == null || text.isBlank() ? "" : text.strip() + "\n\n";
  }

  private static String words(Kind kind) {
    return switch (kind) {
      case FEEDBACK_REQUEST ->
          """
          If you have a minute: how was it for you, and what could we do better? Two words are
          plenty. Just answer this message; a person reads it. And if you would rather not,
          that is perfectly fine too.""";
      case AFTER_CARE, THANK_YOU_NOTE, CALLBACK, PROMISE_CHECK ->
          """
          Is everything all right now? If anything is still on your mind, just answer this
          message: a person reads it and takes care of it. If all is well, there is nothing
          you need to do.""";
    };
  }
}
