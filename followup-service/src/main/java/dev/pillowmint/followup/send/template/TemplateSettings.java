package dev.pillowmint.followup.send.template;

import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The words of messages to customers.
 *
 * @param location folder with the company's own templates, which go before those that ship; null:
 *     none
 * @param language BCP 47; for customers whose language is not known or has no template
 * @param signature last line of every message
 */
@Validated
@ConfigurationProperties("pillowmint.templates")
record TemplateSettings(
    @Nullable String location,
    @DefaultValue("en") @NotBlank String language,
    @DefaultValue("Your customer care team") String signature) {}
