package dev.pillowmint.intake.webhook;

/** A request whose headers hold no proof that could be checked. */
final class Unproven extends Exception {
  private static final long serialVersionUID = 1L;

  private final Verdict verdict;

  Unproven(Verdict verdict) {
    super(verdict.text(), null, false, false);
    this.verdict = verdict;
  }

  Verdict verdict() {
    return verdict;
  }
}
