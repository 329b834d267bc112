package dev.pillowmint.followup.plan;

/** A follow-up came into this state; it is kept and waits to be published. */
public record FollowUpChanged(FollowUp followUp) {}
