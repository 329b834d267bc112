/** The HTTP edge: the forms in which events come, and how they are answered. */
@NullMarked
package dev.pillowmint.intake.api;

import org.jspecify.annotations.NullMarked;
