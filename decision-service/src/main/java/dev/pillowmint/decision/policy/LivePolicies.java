package dev.pillowmint.decision.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The policies that decide, by the newest book that was read. A version that does not compile here
 * never decides here: the one before it does. Reading is for one thread, asking for all.
 */
public final class LivePolicies implements Policies {
  private final PolicyCompiler compiler;
  private final Policy fallback;
  private volatile Snapshot snapshot =
      new Snapshot(PolicyBook.EMPTY, List.of(), List.of(), Map.of());
  private volatile String waitsFor = "waiting for the policies to be read";

  /** One that decides from a time on. */
  private record Timed(Instant from, Policy policy) {}

  private record Snapshot(
      PolicyBook book,
      List<Timed> active,
      List<Policy> shadows,
      Map<PolicyVersion.Id, String> refused) {}

  /**
   * @param compiler for the documents in the book
   * @param fallback decides while no version does
   */
  public LivePolicies(PolicyCompiler compiler, Policy fallback) {
    this.compiler = compiler;
    this.fallback = fallback;
  }

  @Override
  public Policy active(Instant now) {
    for (Timed timed : snapshot.active()) {
      if (!timed.from().isAfter(now)) {
        return timed.policy();
      }
    }
    return fallback;
  }

  @Override
  public List<Policy> shadows() {
    return snapshot.shadows();
  }

  @Override
  public Optional<String> waitsFor() {
    return Optional.of(waitsFor).filter(text -> !text.isEmpty());
  }

  /** What decides while no version does. */
  public Policy fallback() {
    return fallback;
  }

  /** The newest book that was read. */
  public PolicyBook book() {
    return snapshot.book();
  }

  /** The versions that ought to decide and do not compile here, each with what is wrong. */
  public Map<PolicyVersion.Id, String> refused() {
    return snapshot.refused();
  }

  /**
   * Everything that was written before the start is read: deciding may begin. If a version that
   * decides, or will, does not compile here, an older one would decide in its place: then deciding
   * waits until what compiles is what was activated. Once begun, it goes on.
   */
  public void complete() {
    if (waitsFor.isEmpty()) {
      return;
    }
    List<PolicyVersion.Id> misfits =
        snapshot.refused().keySet().stream().filter(this::isActivated).sorted().toList();
    waitsFor =
        misfits.isEmpty()
            ? ""
            : "policy %s is activated and does not compile here; the log says why"
                .formatted(misfits.getLast());
  }

  private boolean isActivated(PolicyVersion.Id id) {
    return book().find(id).filter(v -> v.state() == PolicyVersion.State.ACTIVE).isPresent();
  }

  /**
   * Decides by this book from now on. Only what decides now, will decide, or decides beside is
   * compiled; how much that is does not grow with the history.
   *
   * @param now to tell what decides now from what did before
   */
  public void read(PolicyBook book, Instant now) {
    Compiling compiling = new Compiling(compiled(snapshot));
    List<Timed> active = new ArrayList<>();
    book.planned(now)
        .forEach(v -> compiling.take(v).ifPresent(p -> active.add(new Timed(v.from(), p))));
    for (PolicyVersion version : book.active(now)) {
      Optional<Policy> policy = compiling.take(version);
      if (policy.isPresent()) {
        active.add(new Timed(version.from(), policy.get()));
        break;
      }
    }
    List<Policy> shadows =
        book.shadows().stream().flatMap(v -> compiling.take(v).stream()).toList();
    snapshot = new Snapshot(book, List.copyOf(active), shadows, Map.copyOf(compiling.refused));
  }

  private static Map<String, Policy> compiled(Snapshot before) {
    Map<String, Policy> compiled = new HashMap<>();
    before.active().forEach(t -> compiled.put(t.policy().document(), t.policy()));
    before.shadows().forEach(p -> compiled.put(p.document(), p));
    return compiled;
  }

  private final class Compiling {
    private final Map<String, Policy> known;
    private final Map<PolicyVersion.Id, String> refused = new LinkedHashMap<>();

    Compiling(Map<String, Policy> known) {
      this.known = known;
    }

    Optional<Policy> take(PolicyVersion version) {
      try {
        return Optional.of(policy(version));
      } catch (PolicyException e) {
        refused.put(version.id(), told(Misfit.of(e, version.document())));
      } catch (RuntimeException e) {
        refused.put(version.id(), "it cannot be compiled: " + e);
      }
      return Optional.empty();
    }

    private String told(List<Misfit> misfits) {
      return misfits.stream().map(Misfit::toString).collect(Collectors.joining("\n\n"));
    }

    private Policy policy(PolicyVersion version) {
      Policy policy = known.get(version.document());
      if (policy == null) {
        policy = compiler.compile(version.id().toString(), version.document());
      }
      PolicyVersion.Id stated = new PolicyVersion.Id(policy.name(), policy.version());
      if (!stated.equals(version.id())) {
        throw new IllegalArgumentException("the document says that it is " + stated);
      }
      return policy;
    }
  }
}
