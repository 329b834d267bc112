@NullMarked
package dev.pillowmint.followup.send;

import org.jspecify.annotations.NullMarked;
