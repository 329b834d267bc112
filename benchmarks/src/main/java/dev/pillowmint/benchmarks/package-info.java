/** What Pillowmint costs, each beside its yardstick in the same run. */
@NullMarked
package dev.pillowmint.benchmarks;

import org.jspecify.annotations.NullMarked;
