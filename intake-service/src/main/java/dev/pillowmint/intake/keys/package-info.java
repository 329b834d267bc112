/**
 * Keys of the sources: how they look, what they allow, and what may be done with them. Imports
 * neither Spring nor Kafka nor HTTP.
 */
@NullMarked
package dev.pillowmint.intake.keys;

import org.jspecify.annotations.NullMarked;
