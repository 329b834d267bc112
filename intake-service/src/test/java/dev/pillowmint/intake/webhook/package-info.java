/** Tests of the core of webhooks. */
@NullMarked
package dev.pillowmint.intake.webhook;

import org.jspecify.annotations.NullMarked;
