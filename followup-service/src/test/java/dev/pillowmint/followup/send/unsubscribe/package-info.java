@NullMarked
package dev.pillowmint.followup.send.unsubscribe;

import org.jspecify.annotations.NullMarked;
