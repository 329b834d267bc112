package dev.pillowmint.followup.send.template;

import com.samskivert.mustache.Template;
import org.jspecify.annotations.Nullable;

/**
 * A template that was found right.
 *
 * @param language BCP 47
 * @param own whether it is the company's, not one that ships
 * @param subject in one line
 * @param text in plain text
 * @param html the same in HTML; null: there is none
 */
record Words(
    String language, boolean own, Template subject, Template text, @Nullable Template html) {}
