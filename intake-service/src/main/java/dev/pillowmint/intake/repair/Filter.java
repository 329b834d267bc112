package dev.pillowmint.intake.repair;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which dead letters are meant; a null says nothing.
 *
 * @param topic the one the record came from, or the dead-letter topic
 * @param code of the reason
 * @param source of the event
 * @param customer the record's key
 * @param state what became of it
 * @param from set aside then or later
 * @param until set aside before
 */
public record Filter(
    @Nullable String topic,
    @Nullable String code,
    @Nullable String source,
    @Nullable String customer,
    Repair.@Nullable State state,
    @Nullable Instant from,
    @Nullable Instant until) {

  boolean wants(DeadLetter letter, Repair.State itsState) {
    return (topic == null
            || topic.equals(letter.origin().topic())
            || topic.equals(letter.place().topic()))
        && (code == null || code.equals(letter.reason().code()))
        && (source == null || source.equals(letter.text("source").orElse(null)))
        && (customer == null || customer.equals(letter.key()))
        && (state == null || state == itsState)
        && (from == null || !letter.at().isBefore(from))
        && (until == null || letter.at().isBefore(until));
  }
}
