package dev.pillowmint.intake.api;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How streams of lines are taken.
 *
 * @param lines that are made durable together at most, before more is read
 * @param chunk bytes that these lines have at most, if more than one
 * @param line bytes of one line
 * @param patience how long a stream is held up at most by its source's rate limit, at a time
 */
@ConfigurationProperties("pillowmint.stream")
record StreamSettings(
    @DefaultValue("500") int lines,
    @DefaultValue("256KB") DataSize chunk,
    @DefaultValue("256KB") DataSize line,
    @DefaultValue("60s") Duration patience) {}
