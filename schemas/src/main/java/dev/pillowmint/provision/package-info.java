/**
 * The explicit step before the services start: creates the topics of the topic catalogue and
 * registers their schemas. No service does either by itself.
 */
@NullMarked
package dev.pillowmint.provision;

import org.jspecify.annotations.NullMarked;
