package dev.pillowmint.followup.send.returned;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The mailbox that undeliverable e-mails and complaints come back to.
 *
 * @param host its IMAP server; null: nothing is read
 * @param port 993 with TLS, 143 without
 * @param tls whether the connection is encrypted from its start
 * @param username whose mailbox
 * @param password theirs
 * @param folder which
 * @param poll how often, in real time
 * @param batch how many e-mails at most each time
 */
@Validated
@ConfigurationProperties("pillowmint.returned-mail")
record ReturnedMailSettings(
    @Nullable String host,
    @DefaultValue("993") @Min(1) @Max(65535) int port,
    @DefaultValue("true") boolean tls,
    @DefaultValue("") String username,
    @DefaultValue("") String password,
    @DefaultValue("INBOX") String folder,
    @DefaultValue("5m") Duration poll,
    @DefaultValue("100") @Min(1) @Max(10_000) int batch) {

  String protocol() {
    return tls ? "imaps" : "imap";
  }

  /** Shows no password. */
  @Override
  public String toString() {
    return "ReturnedMailSettings[%s:%d, %s, %s]".formatted(host, port, username, folder);
  }
}
