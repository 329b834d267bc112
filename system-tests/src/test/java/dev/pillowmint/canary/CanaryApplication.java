package dev.pillowmint.canary;

/** The one class that the root package may hold. */
final class CanaryApplication {
  private CanaryApplication() {}
}
