/** The core, on files in memory. */
@NullMarked
package dev.pillowmint.followup.plan;

import org.jspecify.annotations.NullMarked;
