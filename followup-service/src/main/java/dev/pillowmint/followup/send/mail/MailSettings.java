package dev.pillowmint.followup.send.mail;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who writes to customers.
 *
 * @param from sender, e.g. "Customer care &lt;care@example.org&gt;"; answers go there
 * @param messageIdDomain right side of every Message-ID
 * @param pages where staff open this service's pages, e.g. "https://care.example.org"; null: mails
 *     to them have no link
 */
@Validated
@ConfigurationProperties("pillowmint.mail")
public record MailSettings(
    @NotBlank String from,
    @DefaultValue("followup.pillowmint") @Pattern(regexp = "[A-Za-z0-9.-]+") String messageIdDomain,
    @Nullable URI pages) {}
