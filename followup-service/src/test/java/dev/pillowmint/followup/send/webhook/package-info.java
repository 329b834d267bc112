@NullMarked
package dev.pillowmint.followup.send.webhook;

import org.jspecify.annotations.NullMarked;
