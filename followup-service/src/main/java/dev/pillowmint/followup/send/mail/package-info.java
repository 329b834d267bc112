/** Sends e-mail over SMTP. */
@NullMarked
package dev.pillowmint.followup.send.mail;

import org.jspecify.annotations.NullMarked;
