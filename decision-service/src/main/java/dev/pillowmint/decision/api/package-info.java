/** The REST edge: a customer's story, the active policy, and the policy's loading. */
@NullMarked
package dev.pillowmint.decision.api;

import org.jspecify.annotations.NullMarked;
