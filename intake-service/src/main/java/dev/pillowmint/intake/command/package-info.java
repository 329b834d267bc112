/** What the {@code pillowmint} command says about files before the service uses them. */
@NullMarked
package dev.pillowmint.intake.command;

import org.jspecify.annotations.NullMarked;
