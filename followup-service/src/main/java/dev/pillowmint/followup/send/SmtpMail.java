package dev.pillowmint.followup.send;

import dev.pillowmint.followup.plan.Mail;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/** Mail through an SMTP server. */
final class SmtpMail implements Mail {
  private static final Logger LOG = LoggerFactory.getLogger(SmtpMail.class);

  private final JavaMailSender server;
  private final MailSettings settings;

  SmtpMail(JavaMailSender server, MailSettings settings) {
    this.server = server;
    this.settings = settings;
  }

  @Override
  public Outcome send(Letter letter) {
    try {
      server.send(message(letter));
      return Outcome.ACCEPTED;
    } catch (AddressException e) {
      return refused(letter);
    } catch (MessagingException e) {
      return away(letter, e);
    } catch (MailSendException e) {
      return isAddressRefused(e) ? refused(letter) : away(letter, e);
    } catch (MailException e) {
      return away(letter, e);
    }
  }

  private MimeMessage message(Letter letter) throws MessagingException {
    MimeMessage message = server.createMimeMessage();
    MimeMessageHelper draft = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
    draft.setFrom(settings.from());
    draft.setTo(new InternetAddress(letter.to(), true));
    draft.setSubject(Letters.subject(letter.kind()));
    draft.setText(Letters.body(letter, settings.signature()));
    message.setHeader(
        "Message-ID", "<%s@%s>".formatted(letter.followUp(), settings.messageIdDomain()));
    message.setHeader("Auto-Submitted", "auto-generated");
    return message;
  }

  private static boolean isAddressRefused(MailSendException e) {
    for (Exception fault : e.getFailedMessages().values()) {
      if (fault instanceof SendFailedException failed
          && failed.getInvalidAddresses() != null
          && failed.getInvalidAddresses().length > 0) {
        return true;
      }
    }
    return false;
  }

  private static Outcome refused(Letter letter) {
    LOG.warn("The address of follow-up {} was refused", letter.followUp());
    return Outcome.REFUSED;
  }

  private static Outcome away(Letter letter, Exception e) {
    LOG.warn(
        "The mail server did not take follow-up {}: {}",
        letter.followUp(),
        String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    return Outcome.AWAY;
  }
}
