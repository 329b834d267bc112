package dev.pillowmint.followup.plan;

/**
 * Identity of a customer event.
 *
 * @param source the publishing system
 * @param id unique within the source
 */
public record EventRef(String source, String id) {}
