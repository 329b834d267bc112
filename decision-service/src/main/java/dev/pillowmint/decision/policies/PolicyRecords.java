package dev.pillowmint.decision.policies;

import dev.pillowmint.decision.policy.PolicyVersion;
import dev.pillowmint.schemas.PolicyState;

/** Policy versions as the topic carries them. */
final class PolicyRecords {
  private PolicyRecords() {}

  static dev.pillowmint.schemas.PolicyVersion toAvro(PolicyVersion version) {
    return dev.pillowmint.schemas.PolicyVersion.newBuilder()
        .setName(version.id().name())
        .setVersion(version.id().version())
        .setState(PolicyState.valueOf(version.state().name()))
        .setDocument(version.document())
        .setAuthor(version.author())
        .setAcceptedAt(version.acceptedAt())
        .setActiveFrom(version.activeFrom())
        .setChangedBy(version.changedBy())
        .setChangedAt(version.changedAt())
        .build();
  }

  static PolicyVersion of(dev.pillowmint.schemas.PolicyVersion version) {
    return new PolicyVersion(
        new PolicyVersion.Id(version.getName(), version.getVersion()),
        state(version.getState()),
        version.getDocument(),
        version.getAuthor(),
        version.getAcceptedAt(),
        version.getActiveFrom(),
        version.getChangedBy(),
        version.getChangedAt());
  }

  /** A state that only a newer service knows is no use that this one could make of a version. */
  private static PolicyVersion.State state(PolicyState state) {
    return switch (state) {
      case ACTIVE -> PolicyVersion.State.ACTIVE;
      case SHADOW -> PolicyVersion.State.SHADOW;
      case ACCEPTED -> PolicyVersion.State.ACCEPTED;
      case RETIRED, UNKNOWN -> PolicyVersion.State.RETIRED;
    };
  }
}
