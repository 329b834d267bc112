package dev.pillowmint.followup.send.mail;

import dev.pillowmint.followup.plan.Message;
import dev.pillowmint.followup.send.template.Letter;
import dev.pillowmint.followup.send.template.Templates;
import dev.pillowmint.followup.send.unsubscribe.UnsubscribeLinks;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts a message into an e-mail: its headers, and its words as plain text and HTML. */
public final class Envelope {
  private static final String UTF_8 = "UTF-8";

  private final MailSettings settings;
  private final Templates templates;
  private final UnsubscribeLinks links;
  private final Clock clock;

  public Envelope(MailSettings settings, Templates templates, UnsubscribeLinks links, Clock clock) {
    this.settings = settings;
    this.templates = templates;
    this.links = links;
    this.clock = clock;
  }

  /** Empty: there is no template for it, so a person has to write. */
  Optional<MimeMessage> around(Message message, MimeMessage mail) throws MessagingException {
    InternetAddress to = new InternetAddress(String.valueOf(message.to().address()), true);
    URI link = message.content().marketing() ? links.of(message.id()).orElse(null) : null;
    Optional<Letter> letter = templates.write(message, shown(message, link));
    if (letter.isEmpty()) {
      return Optional.empty();
    }
    fill(mail, to, letter.get());
    mail.setHeader("Message-ID", MessageIds.of(message.id(), settings));
    mail.setHeader("Auto-Submitted", "auto-generated");
    mail.setHeader("Content-Language", letter.get().language());
    if (message.content().marketing()) {
      unsubscribable(mail, link);
    }
    return Optional.of(mail);
  }

  void fill(MimeMessage mail, InternetAddress to, Letter letter) throws MessagingException {
    String html = letter.html();
    mail.setFrom(new InternetAddress(settings.from()));
    mail.setRecipient(RecipientType.TO, to);
    mail.setSubject(letter.subject(), UTF_8);
    mail.setSentDate(Date.from(clock.instant()));
    if (html == null) {
      mail.setText(letter.text(), UTF_8);
    } else {
      mail.setContent(
          new MimeMultipart("alternative", part(letter.text(), "plain"), part(html, "html")));
    }
  }

  private static MimeBodyPart part(String text, String subtype) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(text, UTF_8, subtype);
    return part;
  }

  /** RFC 2369 and, with a link, RFC 8058: one click in the mail program is enough. */
  private void unsubscribable(MimeMessage mail, @Nullable URI link) throws MessagingException {
    String byMail = "<%s>".formatted(byMail());
    if (link == null) {
      mail.setHeader("List-Unsubscribe", byMail);
    } else {
      mail.setHeader("List-Unsubscribe", "<%s>, %s".formatted(link, byMail));
      mail.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
  }

  private @Nullable String shown(Message message, @Nullable URI link) throws MessagingException {
    if (link != null) {
      return link.toString();
    }
    return message.content().marketing() ? byMail() : null;
  }

  private String byMail() throws MessagingException {
    return "mailto:%s?subject=unsubscribe"
        .formatted(new InternetAddress(settings.from()).getAddress());
  }
}
