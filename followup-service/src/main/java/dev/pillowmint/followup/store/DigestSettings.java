package dev.pillowmint.followup.store;

import jakarta.validation.constraints.Pattern;
import java.time.DayOfWeek;
import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When the week's digest goes to who leads.
 *
 * @param mail whether it does at all; without a mail server it does not
 * @param weekday on which day it tells the week before
 * @param at when on that day, "HH:mm", by the company's zone
 */
@Validated
@ConfigurationProperties("pillowmint.digest")
record DigestSettings(
    @DefaultValue("true") boolean mail,
    @DefaultValue("MONDAY") DayOfWeek weekday,
    @DefaultValue("08:00")
        @Pattern(
            regexp = "([01][0-9]|2[0-3]):[0-5][0-9]",
            message = "must be a local time such as \"08:00\", in quotes")
        String at) {

  LocalTime time() {
    return LocalTime.parse(at);
  }
}
