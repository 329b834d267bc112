/** The words of messages to customers: read, checked and filled in. */
@NullMarked
package dev.pillowmint.followup.send.template;

import org.jspecify.annotations.NullMarked;
