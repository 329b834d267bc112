@NullMarked
package dev.pillowmint.benchmarks.intake;

import org.jspecify.annotations.NullMarked;
