package dev.pillowmint.decision.policy;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All policy versions, as of one moment. Immutable.
 *
 * @param revision of the book: rises with every change, the same on every instance; -1: no change
 *     yet
 * @param byId the versions
 */
public record PolicyBook(long revision, Map<PolicyVersion.Id, PolicyVersion> byId) {

  private static final Comparator<PolicyVersion> BY_NAME =
      Comparator.comparing((PolicyVersion v) -> v.id().name())
          .thenComparing(Comparator.comparing(PolicyVersion::id).reversed());

  /** In which nothing was ever written. */
  public static final PolicyBook EMPTY = new PolicyBook(-1, Map.of());

  public PolicyBook {
    byId = Map.copyOf(byId);
  }

  /** With a version as it now is, written at that revision. */
  public PolicyBook with(long at, PolicyVersion version) {
    Map<PolicyVersion.Id, PolicyVersion> all = new TreeMap<>(byId);
    all.put(version.id(), version);
    return new PolicyBook(Math.max(revision, at), all);
  }

  /** Without what was deleted or cannot be read, at that revision. */
  public PolicyBook without(long at, Optional<PolicyVersion.Id> id) {
    Map<PolicyVersion.Id, PolicyVersion> all = new TreeMap<>(byId);
    id.ifPresent(all::remove);
    return new PolicyBook(Math.max(revision, at), all);
  }

  /** All, by name, the newest version first. */
  public List<PolicyVersion> versions() {
    return byId.values().stream().sorted(BY_NAME).toList();
  }

  /** That version. */
  public Optional<PolicyVersion> find(PolicyVersion.Id id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The highest version of the name; 0: there is none. */
  public int latest(String name) {
    return byId.keySet().stream()
        .filter(id -> id.name().equals(name))
        .mapToInt(PolicyVersion.Id::version)
        .max()
        .orElse(0);
  }

  /**
   * Those that may decide at that time; the first does, the others would if it did not exist. Of
   * two that begin at the same time the higher version comes first.
   */
  public List<PolicyVersion> active(Instant now) {
    return byId.values().stream()
        .filter(v -> v.isActive(now))
        .sorted(PolicyVersion.NEWEST_FIRST)
        .toList();
  }

  /** Those that will decide later, the last to begin first. */
  public List<PolicyVersion> planned(Instant now) {
    return byId.values().stream()
        .filter(v -> v.state() == PolicyVersion.State.ACTIVE && !v.isActive(now))
        .sorted(PolicyVersion.NEWEST_FIRST)
        .toList();
  }

  /** Those that decide beside, in the order of their ids. */
  public List<PolicyVersion> shadows() {
    return byId.values().stream()
        .filter(v -> v.state() == PolicyVersion.State.SHADOW)
        .sorted(Comparator.comparing(PolicyVersion::id))
        .toList();
  }
}
