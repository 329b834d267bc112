package dev.pillowmint.followup.send.mail;

import dev.pillowmint.followup.plan.Message;
import dev.pillowmint.followup.plan.Outcome;
import dev.pillowmint.followup.plan.Sender;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;

/** Mail through an SMTP server. */
public final class SmtpSender implements Sender {
  private static final Logger LOG = LoggerFactory.getLogger(SmtpSender.class);

  private final JavaMailSender server;
  private final Envelope envelope;

  public SmtpSender(JavaMailSender server, Envelope envelope) {
    this.server = server;
    this.envelope = envelope;
  }

  @Override
  public Outcome send(Message message) {
    try {
      Optional<MimeMessage> mail = envelope.around(message, server.createMimeMessage());
      if (mail.isEmpty()) {
        return Outcome.UNWRITTEN;
      }
      server.send(mail.get());
      return Outcome.ACCEPTED;
    } catch (AddressException e) {
      return refused(message);
    } catch (MessagingException e) {
      return away(message, e);
    } catch (MailSendException e) {
      return isAddressRefused(e) ? refused(message) : away(message, e);
    } catch (MailException e) {
      return away(message, e);
    }
  }

  /** A recipient is refused for good by a 5xx answer; a 4xx one may be different later. */
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

  private static Outcome refused(Message message) {
    LOG.warn("The address of follow-up {} was refused", message.id());
    return Outcome.REFUSED;
  }

  private static Outcome away(Message message, Exception e) {
    LOG.warn(
        "The mail server did not take follow-up {}: {}",
        message.id(),
        String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    return Outcome.AWAY;
  }
}
