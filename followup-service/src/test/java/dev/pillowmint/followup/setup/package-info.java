@NullMarked
package dev.pillowmint.followup.setup;

import org.jspecify.annotations.NullMarked;
