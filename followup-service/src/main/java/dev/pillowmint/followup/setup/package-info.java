/** What the company sets, and the core's beans made from it. */
@NullMarked
package dev.pillowmint.followup.setup;

import org.jspecify.annotations.NullMarked;
