@NullMarked
package dev.pillowmint.decision.learn;

import org.jspecify.annotations.NullMarked;
