/** Reads what comes back to the sender: e-mails that were not delivered, and complaints. */
@NullMarked
package dev.pillowmint.followup.send.returned;

import org.jspecify.annotations.NullMarked;
