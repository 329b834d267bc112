@NullMarked
package dev.pillowmint.decision.stream;

import org.jspecify.annotations.NullMarked;
