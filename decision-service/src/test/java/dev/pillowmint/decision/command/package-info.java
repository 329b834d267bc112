@NullMarked
package dev.pillowmint.decision.command;

import org.jspecify.annotations.NullMarked;
