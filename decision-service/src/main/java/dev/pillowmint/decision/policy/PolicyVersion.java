package dev.pillowmint.decision.policy;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A policy document that was accepted, and what it is used for.
 *
 * @param id name and version
 * @param state what it is used for
 * @param document the YAML as its author wrote it
 * @param author who put it
 * @param acceptedAt when it was put
 * @param activeFrom from when it decides while it is active; null: from its acceptance
 * @param changedBy who changed its state last; null: nobody did
 * @param changedAt when its state was changed last; null: never
 */
public record PolicyVersion(
    Id id,
    State state,
    String document,
    String author,
    Instant acceptedAt,
    @Nullable Instant activeFrom,
    @Nullable String changedBy,
    @Nullable Instant changedAt) {

  /** The one that decides comes first: of those that already decide, the newest to begin. */
  static final Comparator<PolicyVersion> NEWEST_FIRST =
      Comparator.comparing(PolicyVersion::from).thenComparing(PolicyVersion::id).reversed();

  /**
   * Which one.
   *
   * @param name of the policy
   * @param version of the policy, from 1
   */
  public record Id(String name, int version) implements Comparable<Id> {
    private static final Comparator<Id> ORDER =
        Comparator.comparingInt(Id::version).thenComparing(Id::name);

    @Override
    public int compareTo(Id other) {
      return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
      return name + "/" + version;
    }
  }

  /** What a version is used for. */
  public enum State {
    /** For nothing yet. */
    ACCEPTED,
    /** Decides, from its time on, until another one begins. */
    ACTIVE,
    /** Decides beside, without effect. */
    SHADOW,
    /** For nothing any more. */
    RETIRED
  }

  /** A version that was just put. */
  static PolicyVersion accepted(Policy policy, String author, Instant now) {
    return new PolicyVersion(
        new Id(policy.name(), policy.version()),
        State.ACCEPTED,
        policy.document(),
        author,
        now,
        null,
        null,
        null);
  }

  /** From when it decides, if it is active. */
  public Instant from() {
    return activeFrom == null ? acceptedAt : activeFrom;
  }

  /** Whether it may decide at that time. */
  boolean isActive(Instant now) {
    return state == State.ACTIVE && !from().isAfter(now);
  }

  /** In another state. */
  PolicyVersion in(State changed, @Nullable Instant from, String by, Instant now) {
    return new PolicyVersion(id, changed, document, author, acceptedAt, from, by, now);
  }
}
