package dev.pillowmint.decision;

/** Policy documents that differ in what a petty fee brings. */
final class Documents {
  private Documents() {}

  /** Takes back this much of any fee, in euros. */
  static String back(String name, int version, String euros) {
    return """
        name: %s
        version: %d
        currency: EUR
        rules:
          - name: fee-back
            title: A part of a fee is taken back
            on: fee.charged
            because: A fee was charged
            gestures:
              - {kind: refund, amount: %s EUR, description: a part of the fee}
        """
        .formatted(name, version, euros);
  }
}
