package dev.pillowmint.decision.customer;

import dev.pillowmint.catalogue.Amount;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The goodwill that a customer was given. Of what is given, {@value #MOST_GRANTS} are remembered;
 * what is reserved is never forgotten, since its decision is still to be told.
 *
 * @param grants given or reserved, in the order of time
 * @param forgottenUntil grants up to this time may be missing; {@link Instant#MIN}: none is
 */
public record Goodwill(List<Grant> grants, Instant forgottenUntil) {

  /** How many grants are remembered. */
  public static final int MOST_GRANTS = 64;

  /** Of whom none was given. */
  public static final Goodwill NONE = new Goodwill(List.of(), Instant.MIN);

  public Goodwill {
    grants = List.copyOf(grants);
  }

  /**
   * The goodwill less than a window away from now, before it <em>or after</em>: whatever order
   * events arrive in, no window that holds {@code now} holds more than this.
   */
  public List<Grant> near(Instant now, Duration window) {
    Instant from = now.minus(window);
    Instant until = now.plus(window);
    int first = 0;
    int end = grants.size();
    while (first < end && !grants.get(first).time().isAfter(from)) {
      first++;
    }
    while (end > first && !grants.get(end - 1).time().isBefore(until)) {
      end--;
    }
    return end - first == grants.size() ? grants : grants.subList(first, end);
  }

  /** False: goodwill of that window may have been forgotten. */
  public boolean remembers(Instant now, Duration window) {
    return forgottenUntil.equals(Instant.MIN) || forgottenUntil.isBefore(now.minus(window));
  }

  Goodwill with(Grant grant) {
    List<Grant> all = new ArrayList<>(grants);
    all.add(grant);
    all.sort(Comparator.comparing(Grant::time));
    return bounded(all);
  }

  /** What either was given, counted together. */
  Goodwill joined(Goodwill other) {
    List<Grant> all = new ArrayList<>(grants);
    all.addAll(other.grants);
    all.sort(Comparator.comparing(Grant::time));
    Instant forgotten =
        other.forgottenUntil.isAfter(forgottenUntil) ? other.forgottenUntil : forgottenUntil;
    return new Goodwill(List.of(), forgotten).bounded(all);
  }

  Goodwill confirm(String decisionId) {
    return bounded(
        grants.stream().map(g -> decisionId.equals(g.reservedFor()) ? g.given() : g).toList());
  }

  Goodwill release(String decisionId) {
    return new Goodwill(
        grants.stream().filter(g -> !decisionId.equals(g.reservedFor())).toList(), forgottenUntil);
  }

  /** Without one gesture of that cost; unchanged if its grant is forgotten. */
  Goodwill givenBack(Instant time, Amount cost) {
    List<Grant> left = new ArrayList<>(grants);
    for (int i = 0; i < left.size(); i++) {
      Grant grant = left.get(i);
      if (grant.reservedFor() == null && grant.time().equals(time) && grant.covers(cost)) {
        left.remove(i);
        if (grant.gestures() > 1) {
          left.add(i, grant.without(cost));
        }
        return new Goodwill(left, forgottenUntil);
      }
    }
    return this;
  }

  /** With one gesture of that cost cheaper; unchanged if its grant is forgotten. */
  Goodwill cheaper(Instant time, Amount cost, Amount by) {
    List<Grant> changed = new ArrayList<>(grants);
    for (int i = 0; i < changed.size(); i++) {
      Grant grant = changed.get(i);
      if (grant.reservedFor() == null && grant.time().equals(time) && grant.covers(cost)) {
        changed.set(i, grant.cheaper(by));
        return new Goodwill(changed, forgottenUntil);
      }
    }
    return this;
  }

  private Goodwill bounded(List<Grant> all) {
    List<Grant> kept = new ArrayList<>();
    Instant forgotten = forgottenUntil;
    int excess = all.size() - MOST_GRANTS;
    for (Grant grant : all) {
      if (excess > 0 && grant.reservedFor() == null) {
        excess--;
        forgotten = grant.time().isAfter(forgotten) ? grant.time() : forgotten;
      } else {
        kept.add(grant);
      }
    }
    return new Goodwill(kept, forgotten);
  }
}
