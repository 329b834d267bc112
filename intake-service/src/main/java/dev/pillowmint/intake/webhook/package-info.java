/** The core of webhooks: whose signature is good, and which events a payload becomes. Pure. */
@NullMarked
package dev.pillowmint.intake.webhook;

import org.jspecify.annotations.NullMarked;
