package dev.pillowmint.followup.send.returned;

import dev.pillowmint.followup.send.mail.MailSettings;
import dev.pillowmint.followup.send.mail.MessageIds;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.angus.mail.dsn.DeliveryStatus;
import org.eclipse.angus.mail.dsn.MultipartReport;
import org.jspecify.annotations.Nullable;

/**
 * Reads reports: of delivery (RFC 3464) and of abuse (RFC 5965). Which message one is about stands
 * in the copy of it, or of its headers, that comes with it.
 */
final class Reports {
  private static final String FEEDBACK = "message/feedback-report";

  private final MailSettings settings;

  Reports(MailSettings settings) {
    this.settings = settings;
  }

  Report read(MimeMessage mail) throws MessagingException, IOException {
    if (!mail.isMimeType("multipart/report")
        || !(mail.getContent() instanceof MultipartReport report)) {
      return new Report.Unknown();
    }
    Optional<UUID> followUp = followUp(report);
    if (followUp.isEmpty()) {
      return new Report.Unknown();
    }
    return report.getReport() instanceof DeliveryStatus status
        ? delivery(status, followUp.get())
        : feedback(report, followUp.get());
  }

  /** The first recipient that it failed for counts; each of our messages has one. */
  private static Report delivery(DeliveryStatus status, UUID followUp) {
    Report report = new Report.Unknown();
    for (int i = 0; i < status.getRecipientDSNCount(); i++) {
      InternetHeaders recipient = status.getRecipientDSN(i);
      String action = value(recipient, "Action");
      if (action.equalsIgnoreCase("failed")) {
        return new Report.Bounced(followUp, isPermanent(recipient), address(recipient));
      }
      if (action.equalsIgnoreCase("delayed")) {
        report = new Report.Delayed();
      }
    }
    return report;
  }

  /**
   * Class 5 of RFC 3463, but for a full mailbox and for what a filter refused: the address is right
   * then.
   */
  private static boolean isPermanent(InternetHeaders recipient) {
    String status = value(recipient, "Status");
    return status.startsWith("5.") && !status.startsWith("5.2.2") && !status.startsWith("5.7.");
  }

  private static @Nullable String address(InternetHeaders recipient) {
    String original = value(recipient, "Original-Recipient");
    String address = original.isEmpty() ? value(recipient, "Final-Recipient") : original;
    String found = address.substring(address.indexOf(';') + 1).strip();
    return found.contains("@") ? found : null;
  }

  private static Report feedback(MultipartReport report, UUID followUp)
      throws MessagingException, IOException {
    for (int i = 0; i < report.getCount(); i++) {
      BodyPart part = report.getBodyPart(i);
      if (part.isMimeType(FEEDBACK)) {
        try (InputStream fields = part.getInputStream()) {
          String type = value(new InternetHeaders(fields), "Feedback-Type");
          return type.equalsIgnoreCase("abuse") || type.equalsIgnoreCase("opt-out")
              ? new Report.Complained(followUp)
              : new Report.Unknown();
        }
      }
    }
    return new Report.Unknown();
  }

  private Optional<UUID> followUp(MultipartReport report) throws MessagingException {
    MimeMessage returned = report.getReturnedMessage();
    String id = returned == null ? null : returned.getMessageID();
    return id == null ? Optional.empty() : MessageIds.followUp(id, settings);
  }

  private static String value(InternetHeaders headers, String name) {
    String value = headers.getHeader(name, null);
    return value == null ? "" : value.strip();
  }
}
