package dev.pillowmint.canary;

/** Illegal: a second class in the root package. */
final class Stowaway {
  private Stowaway() {}
}
