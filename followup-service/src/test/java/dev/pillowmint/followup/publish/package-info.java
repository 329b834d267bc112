@NullMarked
package dev.pillowmint.followup.publish;

import org.jspecify.annotations.NullMarked;
