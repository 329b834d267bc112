@NullMarked
package dev.pillowmint.followup.send.guard;

import org.jspecify.annotations.NullMarked;
