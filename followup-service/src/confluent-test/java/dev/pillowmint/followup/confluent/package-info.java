/** Compiled and run only with the Maven profile {@code confluent}. */
@NullMarked
package dev.pillowmint.followup.confluent;

import org.jspecify.annotations.NullMarked;
