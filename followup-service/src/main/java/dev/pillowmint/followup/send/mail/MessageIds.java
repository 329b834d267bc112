package dev.pillowmint.followup.send.mail;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A follow-up's id as a Message-ID, and back. */
public final class MessageIds {
  private static final Pattern ID =
      Pattern.compile("<?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@([A-Za-z0-9.-]+)>?");

  private MessageIds() {}

  static String of(UUID followUp, MailSettings settings) {
    return "<%s@%s>".formatted(followUp, settings.messageIdDomain());
  }

  /** Whose message it is; empty: it is not ours. */
  public static Optional<UUID> followUp(String messageId, MailSettings settings) {
    Matcher id = ID.matcher(messageId.strip());
    return id.matches() && id.group(2).equalsIgnoreCase(settings.messageIdDomain())
        ? Optional.of(UUID.fromString(id.group(1)))
        : Optional.empty();
  }
}
