@NullMarked
package dev.pillowmint.followup.send.returned;

import org.jspecify.annotations.NullMarked;
