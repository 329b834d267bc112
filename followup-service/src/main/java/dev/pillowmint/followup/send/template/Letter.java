package dev.pillowmint.followup.send.template;

import org.jspecify.annotations.Nullable;

/**
 * A message in a customer's language.
 *
 * @param language BCP 47
 * @param subject in one line
 * @param text in plain text
 * @param html the same in HTML; null: there is none
 */
public record Letter(String language, String subject, String text, @Nullable String html) {}
