package dev.pillowmint.decision.policy;

import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.decision.policy.PolicyVersion.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Test versions. */
final class Versions {
  static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private Versions() {}

  static String document(String name, int version) {
    return """
        name: %s
        version: %d
        currency: EUR
        rules:
          - name: late
            title: Late
            on: delivery.delayed
            gestures:
              - {kind: refund, amount: 5.00 EUR, description: money back}
        """
        .formatted(name, version);
  }

  static Policy policy(String name, int version) {
    return compiler().compile("test.yaml", document(name, version));
  }

  static PolicyCompiler compiler() {
    return new PolicyCompiler(EventTypes.shipped());
  }

  static PolicyVersion aVersion(String name, int version, State state, @Nullable Instant from) {
    return new PolicyVersion(
        new PolicyVersion.Id(name, version),
        state,
        document(name, version),
        "ann",
        NOON,
        from,
        null,
        null);
  }

  static PolicyVersion anActive(String name, int version, Instant from) {
    return aVersion(name, version, State.ACTIVE, from);
  }

  static PolicyBook book(PolicyVersion... versions) {
    PolicyBook book = PolicyBook.EMPTY;
    for (PolicyVersion version : versions) {
      book = book.with(book.revision() + 1, version);
    }
    return book;
  }
}
