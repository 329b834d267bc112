/** What following through costs: the service as a process of its own, on a real database. */
@NullMarked
package dev.pillowmint.benchmarks.followup;

import org.jspecify.annotations.NullMarked;
