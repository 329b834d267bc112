package dev.pillowmint.decision.learn;

/**
 * Where a value lies with 95 % confidence.
 *
 * @param low end
 * @param high end
 */
public record Interval(double low, double high) {}
