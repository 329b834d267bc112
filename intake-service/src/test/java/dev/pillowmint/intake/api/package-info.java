@NullMarked
package dev.pillowmint.intake.api;

import org.jspecify.annotations.NullMarked;
