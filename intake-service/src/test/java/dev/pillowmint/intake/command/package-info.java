@NullMarked
package dev.pillowmint.intake.command;

import org.jspecify.annotations.NullMarked;
