/**
 * The core: what follows a gesture, whether its moment has come, and what became of every promise.
 * Main flow: {@link dev.pillowmint.followup.plan.Care}. Knows no framework; the edges implement its
 * ports ({@link dev.pillowmint.followup.plan.Files}, {@link dev.pillowmint.followup.plan.Senders},
 * {@link dev.pillowmint.followup.plan.Outbox}, {@link dev.pillowmint.followup.plan.Worklist}).
 */
@NullMarked
package dev.pillowmint.followup.plan;

import org.jspecify.annotations.NullMarked;
