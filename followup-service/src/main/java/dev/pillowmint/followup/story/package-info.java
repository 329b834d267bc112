/**
 * The core of what people read and answer: what happened to a customer, what was decided and why,
 * and what a person says to it. {@link dev.pillowmint.followup.story.Memory} takes in what is
 * heard; {@link dev.pillowmint.followup.story.Reviews}, {@link
 * dev.pillowmint.followup.story.Offers} and {@link dev.pillowmint.followup.story.Choices} take what
 * a person says. Ports: {@link dev.pillowmint.followup.story.Chronicles} to write, {@link
 * dev.pillowmint.followup.story.Stories} to read.
 */
@NullMarked
package dev.pillowmint.followup.story;

import org.jspecify.annotations.NullMarked;
