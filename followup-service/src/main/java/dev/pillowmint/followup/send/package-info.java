/** Sends e-mail over SMTP. */
@NullMarked
package dev.pillowmint.followup.send;

import org.jspecify.annotations.NullMarked;
