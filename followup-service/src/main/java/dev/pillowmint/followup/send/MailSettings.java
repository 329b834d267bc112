package dev.pillowmint.followup.send;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who writes to customers.
 *
 * @param from sender, e.g. "Customer care &lt;care@example.org&gt;"; answers go there
 * @param signature last line of every message
 * @param messageIdDomain right side of every Message-ID
 */
@Validated
@ConfigurationProperties("pillowmint.mail")
record MailSettings(
    @NotBlank String from,
    @DefaultValue("Your customer care team") String signature,
    @DefaultValue("followup.pillowmint") @Pattern(regexp = "[A-Za-z0-9.-]+")
        String messageIdDomain) {}
