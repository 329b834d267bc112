/** decision-service: recognises the moments and chooses the gestures. */
@NullMarked
package dev.pillowmint.decision;

import org.jspecify.annotations.NullMarked;
