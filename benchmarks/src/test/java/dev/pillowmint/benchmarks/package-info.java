@NullMarked
package dev.pillowmint.benchmarks;

import org.jspecify.annotations.NullMarked;
