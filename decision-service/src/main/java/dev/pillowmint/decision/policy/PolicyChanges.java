package dev.pillowmint.decision.policy;

import dev.pillowmint.decision.policy.PolicyConflictException.Kind;
import dev.pillowmint.decision.policy.PolicyVersion.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a person may do with the versions of a book: each makes of the book what is to be written,
 * or refuses.
 *
 * @param book as it is now
 * @param fallback decides while no version does
 * @param by who asks
 * @param now when
 */
public record PolicyChanges(PolicyBook book, Policy fallback, String by, Instant now) {
  /** How many may decide beside the active one; each costs as much as deciding itself. */
  public static final int MOST_SHADOWS = 4;

  /** How many versions the book holds. */
  public static final int MOST_VERSIONS = 10_000;

  /**
   * Refuses if the book is not the one that was seen.
   *
   * @param revision seen; null: whichever
   */
  public PolicyChanges seen(@Nullable Long revision) {
    if (revision != null && revision != book.revision()) {
      throw new PolicyConflictException(
          Kind.SEEN,
          "The policies are at revision %d, not at %d: somebody changed them. Look at them again."
              .formatted(book.revision(), revision));
    }
    return this;
  }

  /** A new version; it is used for nothing yet. The same document again changes nothing. */
  public List<PolicyVersion> put(Policy policy) {
    PolicyVersion.Id id = new PolicyVersion.Id(policy.name(), policy.version());
    Optional<PolicyVersion> known = book.find(id);
    if (known.isPresent() && known.get().document().equals(policy.document())) {
      return List.of();
    }
    int next = Math.max(book.latest(id.name()), ofFallback(policy)) + 1;
    if (id.version() != next) {
      throw new PolicyConflictException(
          Kind.STATE,
          "The next version of %s is %d, not %d. Compare with the latest, and set \"version: %d\"."
              .formatted(id.name(), next, id.version(), next));
    }
    if (book.byId().size() >= MOST_VERSIONS) {
      throw new PolicyConflictException(
          Kind.STATE, "There are %d versions, the most there may be.".formatted(MOST_VERSIONS));
    }
    return List.of(PolicyVersion.accepted(policy, by, now));
  }

  /**
   * A version decides, at once or from a time on.
   *
   * @param from null: at once
   */
  public List<PolicyVersion> activate(PolicyVersion.Id id, @Nullable Instant from) {
    PolicyVersion version = known(id);
    if (from == null || !from.isAfter(now)) {
      refusePast(from);
      return decides(id) ? List.of() : List.of(version.in(State.ACTIVE, now, by, now));
    }
    refuseIfDeciding(id, "so it cannot begin later");
    return List.of(version.in(State.ACTIVE, from, by, now));
  }

  /** A version decides beside the active one, without effect. */
  public List<PolicyVersion> shadow(PolicyVersion.Id id) {
    PolicyVersion version = known(id);
    refuseIfDeciding(id, "so it cannot be its own shadow");
    if (version.state() != State.SHADOW && book.shadows().size() >= MOST_SHADOWS) {
      throw new PolicyConflictException(
          Kind.STATE,
          "%d versions are shadows already, the most there may be. Retire one first."
              .formatted(MOST_SHADOWS));
    }
    return List.of(version.in(State.SHADOW, null, by, now));
  }

  /** A version is used for nothing any more. */
  public List<PolicyVersion> retire(PolicyVersion.Id id) {
    PolicyVersion version = known(id);
    refuseIfDeciding(id, "so it cannot be retired");
    return List.of(version.in(State.RETIRED, null, by, now));
  }

  /**
   * The version that decides is retired, and the one that decided before it decides again; without
   * one, the fallback does.
   */
  public List<PolicyVersion> rollBack() {
    List<PolicyVersion> active = book.active(now);
    if (active.isEmpty()) {
      throw new PolicyConflictException(
          Kind.STATE,
          "%s decides, which this service was started with: there is nothing to roll back to."
              .formatted(new PolicyVersion.Id(fallback.name(), fallback.version())));
    }
    PolicyVersion retired = active.getFirst().in(State.RETIRED, null, by, now);
    return active.size() == 1
        ? List.of(retired)
        : List.of(retired, active.get(1).in(State.ACTIVE, now, by, now));
  }

  private PolicyVersion known(PolicyVersion.Id id) {
    return book.find(id).orElseThrow(() -> PolicyConflictException.unknown(id));
  }

  private boolean decides(PolicyVersion.Id id) {
    return book.active(now).stream().findFirst().filter(v -> v.id().equals(id)).isPresent();
  }

  private void refuseIfDeciding(PolicyVersion.Id id, String therefore) {
    if (decides(id)) {
      throw new PolicyConflictException(
          Kind.STATE,
          "%s decides now, %s. Activate another version or roll back first."
              .formatted(id, therefore));
    }
  }

  private void refusePast(@Nullable Instant from) {
    if (from != null && from.isBefore(now)) {
      throw new PolicyConflictException(
          Kind.STATE,
          "%s is past; it is %s now. Leave the time out to activate at once.".formatted(from, now));
    }
  }

  /** The fallback counts as a version of its name, which only its own document may take. */
  private int ofFallback(Policy policy) {
    boolean other = !fallback.document().equals(policy.document());
    int least = other ? fallback.version() : fallback.version() - 1;
    return fallback.name().equals(policy.name()) ? least : 0;
  }
}
