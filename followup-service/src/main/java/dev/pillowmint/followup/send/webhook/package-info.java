/** Hands messages to company systems by signed webhooks. */
@NullMarked
package dev.pillowmint.followup.send.webhook;

import org.jspecify.annotations.NullMarked;
