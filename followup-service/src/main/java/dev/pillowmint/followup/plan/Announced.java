package dev.pillowmint.followup.plan;

/** Something is to be told to the other services; it is kept and waits to be published. */
public record Announced(Announcement announcement) {}
