/** The decision topology on a real broker, beside one that decides nothing; its state. */
@NullMarked
package dev.pillowmint.benchmarks.stream;

import org.jspecify.annotations.NullMarked;
