/** What sealing personal values costs. */
@NullMarked
package dev.pillowmint.benchmarks.seal;

import org.jspecify.annotations.NullMarked;
