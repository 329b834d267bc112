package dev.pillowmint.intake.api;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a request's headers and an event may hold at most.
 *
 * @param headers of one request
 * @param header characters of one header's value
 * @param values names, values, objects' and arrays' beginnings and ends in one JSON document
 * @param oldest how long before its arrival an event may have happened; null: however long
 */
@ConfigurationProperties("pillowmint.limits")
record LimitSettings(
    @DefaultValue("64") int headers,
    @DefaultValue("4096") int header,
    @DefaultValue("" + StrictJson.USUAL_VALUES) long values,
    @Nullable Duration oldest) {}
