/**
 * Sends to customers: e-mail over SMTP, company channels by signed webhooks; and takes in what
 * comes back. The senders stand in packages of their own below this one, which puts them together.
 */
@NullMarked
package dev.pillowmint.followup.send;

import org.jspecify.annotations.NullMarked;
