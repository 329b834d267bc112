package dev.pillowmint.followup.send.mail;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** How this logs in at the mail server. */
public final class LogIn {
  private LogIn() {}

  /**
   * A server that offers no TLS, or somebody in between who hides that it does, would get the
   * password in the open.
   *
   * @throws InvalidConfigurationPropertyValueException if there is a user, and TLS is not asked for
   */
  public static void refuseInTheOpen(JavaMailSenderImpl server) {
    String user = server.getUsername();
    if (user != null && !user.isEmpty() && !isEncrypted(server)) {
      throw new InvalidConfigurationPropertyValueException(
          "spring.mail.username",
          user,
          "The mail server's password would cross the net readable. Set pillowmint.mail.tls-required"
              + " (in compose SMTP_TLS) to true, or spring.mail.protocol to smtps.");
    }
  }

  private static boolean isEncrypted(JavaMailSenderImpl server) {
    return "smtps".equals(server.getProtocol())
        || "true".equals(server.getJavaMailProperties().getProperty("mail.smtp.ssl.enable"))
        || "true".equals(server.getJavaMailProperties().getProperty("mail.smtp.starttls.required"));
  }
}
