package dev.pillowmint.followup.plan;

/**
 * What a contact preference is about.
 *
 * @param medium how the customer would be contacted
 * @param purpose what for
 */
public record Wish(Medium medium, Purpose purpose) {}
