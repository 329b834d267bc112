package dev.pillowmint.decision.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pillowmint.decision.policy.LivePolicies;
import dev.pillowmint.decision.policy.Policy;
import dev.pillowmint.decision.policy.PolicyBook;
import dev.pillowmint.decision.policy.PolicyVersion;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A policy version as JSON.
 *
 * @param name of the policy
 * @param version of the policy
 * @param state ACCEPTED, ACTIVE, SHADOW or RETIRED
 * @param decides whether it decides now, on the instance that answers
 * @param author who put it
 * @param acceptedAt when
 * @param activeFrom from when it decides; absent: it is not active
 * @param changedBy who changed its state last; absent: nobody
 * @param changedAt when; absent: never
 * @param doesNotCompileHere why it cannot decide on the instance that answers; absent: it can, or
 *     need not
 * @param document the YAML; absent in lists
 * @param warnings what is probably not meant; only where the version is put
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PolicyVersionView(
    String name,
    int version,
    PolicyVersion.State state,
    boolean decides,
    String author,
    Instant acceptedAt,
    @Nullable Instant activeFrom,
    @Nullable String changedBy,
    @Nullable Instant changedAt,
    @Nullable String doesNotCompileHere,
    @Nullable String document,
    @Nullable List<FaultView> warnings) {

  /**
   * All versions.
   *
   * @param revision to be sent back as If-Match
   * @param decides what decides now, on the instance that answers
   * @param versions by name, the newest first
   */
  record All(long revision, StoryView.PolicyView decides, List<PolicyVersionView> versions) {
    static All of(PolicyBook book, LivePolicies policies, Instant now) {
      Policy active = policies.active(now);
      return new All(
          book.revision(),
          new StoryView.PolicyView(active.name(), active.version()),
          book.versions().stream().map(v -> view(v, policies, now, null)).toList());
    }
  }

  static PolicyVersionView of(PolicyVersion version, LivePolicies policies, Instant now) {
    return view(version, policies, now, version.document());
  }

  PolicyVersionView warning(Policy policy) {
    return new PolicyVersionView(
        name,
        version,
        state,
        decides,
        author,
        acceptedAt,
        activeFrom,
        changedBy,
        changedAt,
        doesNotCompileHere,
        document,
        FaultView.warnings(policy));
  }

  private static PolicyVersionView view(
      PolicyVersion version, LivePolicies policies, Instant now, @Nullable String document) {
    Policy active = policies.active(now);
    return new PolicyVersionView(
        version.id().name(),
        version.id().version(),
        version.state(),
        version.id().equals(new PolicyVersion.Id(active.name(), active.version())),
        version.author(),
        version.acceptedAt(),
        version.state() == PolicyVersion.State.ACTIVE ? version.from() : null,
        version.changedBy(),
        version.changedAt(),
        policies.refused().get(version.id()),
        document,
        null);
  }
}
