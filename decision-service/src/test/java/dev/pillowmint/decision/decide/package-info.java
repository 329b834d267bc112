@NullMarked
package dev.pillowmint.decision.decide;

import org.jspecify.annotations.NullMarked;
