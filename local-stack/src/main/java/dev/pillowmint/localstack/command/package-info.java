/** The {@code pillowmint} command: demo, up, play, status, down. */
@NullMarked
package dev.pillowmint.localstack.command;

import org.jspecify.annotations.NullMarked;
