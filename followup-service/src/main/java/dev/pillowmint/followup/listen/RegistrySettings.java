package dev.pillowmint.followup.listen;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The schema registry.
 *
 * @param probe an address of it that answers when it is well
 */
@ConfigurationProperties("pillowmint.registry")
record RegistrySettings(URI probe) {}
