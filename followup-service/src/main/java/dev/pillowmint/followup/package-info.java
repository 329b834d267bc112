/** The application. */
@NullMarked
package dev.pillowmint.followup;

import org.jspecify.annotations.NullMarked;
