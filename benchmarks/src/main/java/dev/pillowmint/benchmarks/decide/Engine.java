package dev.pillowmint.benchmarks.decide;

/** Knows the rules and chooses one of them. */
public interface Engine {
  /** The rule for the case. */
  Choice choose(Case about);
}
