@NullMarked
package dev.pillowmint.benchmarks.decide;

import org.jspecify.annotations.NullMarked;
