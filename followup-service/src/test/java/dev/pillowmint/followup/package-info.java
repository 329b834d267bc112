/** The running service against a real broker, registry and database. */
@NullMarked
package dev.pillowmint.followup;

import org.jspecify.annotations.NullMarked;
