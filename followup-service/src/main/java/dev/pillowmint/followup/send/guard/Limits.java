package dev.pillowmint.followup.send.guard;

import java.time.Duration;

/**
 * What a channel may take up.
 *
 * @param atOnce how many messages may be under way
 * @param timeout how long one may take, whatever the other side does
 */
public record Limits(int atOnce, Duration timeout) {}
