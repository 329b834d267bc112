/** The same rules, facts and answers in Pillowmint, in Drools and in DMN. */
@NullMarked
package dev.pillowmint.benchmarks.decide;

import org.jspecify.annotations.NullMarked;
