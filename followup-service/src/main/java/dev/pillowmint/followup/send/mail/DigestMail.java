package dev.pillowmint.followup.send.mail;

import dev.pillowmint.followup.insight.Digest;
import dev.pillowmint.followup.insight.Digests;
import dev.pillowmint.followup.insight.Readers.Reader;
import dev.pillowmint.followup.send.template.Letter;
import dev.pillowmint.followup.send.template.Templates;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;

/** The week's digest as an e-mail, in its reader's language. */
public final class DigestMail implements Digests.Post {
  private static final Logger LOG = LoggerFactory.getLogger(DigestMail.class);

  private final JavaMailSender server;
  private final Envelope envelope;
  private final Templates templates;
  private final DigestWords words;
  private final MailSettings settings;

  public DigestMail(
      JavaMailSender server,
      Envelope envelope,
      Templates templates,
      DigestWords words,
      MailSettings settings) {
    this.server = server;
    this.envelope = envelope;
    this.templates = templates;
    this.words = words;
    this.settings = settings;
  }

  @Override
  public boolean take(Reader reader, Digest digest) {
    try {
      Locale language = templates.digestLanguage(reader.language());
      Letter letter = templates.digest(language, words.of(digest, language));
      MimeMessage mail = server.createMimeMessage();
      envelope.fill(mail, new InternetAddress(reader.email(), true), letter);
      mail.setHeader("Message-ID", messageId(reader, digest));
      mail.setHeader("Auto-Submitted", "auto-generated");
      mail.setHeader("Content-Language", letter.language());
      server.send(mail);
      return true;
    } catch (AddressException e) {
      LOG.warn("The e-mail address of {} is none; they get no digest", reader.login());
      return true;
    } catch (MessagingException | MailException e) {
      LOG.warn(
          "The mail server did not take the digest for {}: {}",
          reader.login(),
          String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
      return false;
    }
  }

  /** The same for the same reader and week, so that a mail program shows a repeated one once. */
  private String messageId(Reader reader, Digest digest) {
    String name = "digest " + digest.week().week() + " " + reader.login();
    return MessageIds.of(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)), settings);
  }
}
