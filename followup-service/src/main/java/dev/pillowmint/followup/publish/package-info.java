/** Publishes every change of a follow-up, and counts it. */
@NullMarked
package dev.pillowmint.followup.publish;

import org.jspecify.annotations.NullMarked;
