package dev.pillowmint.decision.decide;

import dev.pillowmint.decision.policy.Limits;
import dev.pillowmint.decision.policy.Slot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was drawn from one budget: in one period, or by bucket of a rolling window. Immutable, and
 * bounded: of a rolling window, three times its length in buckets that were drawn on.
 *
 * @param bucketSeconds how long a bucket is; 0: the account is one period's
 * @param buckets that were drawn on, rising
 * @param forgottenThrough buckets up to this one may be missing; {@link Long#MIN_VALUE}: none is
 * @param reserved what was reserved for this account from another
 * @param warned how loudly was warned already
 * @param endsAt epoch second: what happens from then on is in no window with anything drawn so far
 */
public record Account(
    long bucketSeconds,
    List<Bucket> buckets,
    long forgottenThrough,
    Sum reserved,
    int warned,
    long endsAt) {
  private static final int KEPT_RUNS = 3;

  /** Of which nothing was drawn. */
  public static final Account UNTOUCHED =
      new Account(0, List.of(), Long.MIN_VALUE, Sum.NOTHING, Warning.NONE, Long.MIN_VALUE);

  public Account {
    buckets = List.copyOf(buckets);
  }

  /** What was drawn in one stretch of time. */
  public record Bucket(long index, Sum drawn) {}

  /** Whether the draw keeps every hard limit in every window that it is in. */
  boolean hasRoomFor(Draw draw, Limits limits) {
    Account at = at(draw.slot());
    Sum cost = Sum.of(draw.cost());
    if (!limits.hard()) {
      return true;
    }
    return cost.minorUnits() >= 0
        && !at.mayHaveForgotten(draw.slot())
        && at.fullest(draw.slot()).plus(cost).isWithin(limits);
  }

  /** With what was drawn. */
  Account with(Draw draw) {
    return at(draw.slot()).adding(draw.slot(), Sum.of(draw.cost()));
  }

  /** With what was drawn given back; what was forgotten meanwhile stays spent. */
  Account without(Draw draw) {
    return at(draw.slot()).adding(draw.slot(), Sum.of(draw.cost()).negated());
  }

  Account reserving(Sum more) {
    return new Account(
        bucketSeconds, buckets, forgottenThrough, reserved.plus(more), warned, endsAt);
  }

  Account warned(int level) {
    return new Account(bucketSeconds, buckets, forgottenThrough, reserved, level, endsAt);
  }

  /** The most that was drawn, amount and count each, in any window that holds the slot. */
  Sum fullest(Slot slot) {
    long first = slot.bucket() - slot.run() + 1;
    Sum[] drawn = new Sum[2 * slot.run() - 1];
    java.util.Arrays.fill(drawn, Sum.NOTHING);
    for (Bucket bucket : buckets) {
      if (bucket.index() >= first && bucket.index() - first < drawn.length) {
        drawn[(int) (bucket.index() - first)] = bucket.drawn();
      }
    }
    Sum window = Sum.NOTHING;
    Sum most = Sum.NOTHING;
    for (int i = 0; i < drawn.length; i++) {
      window = window.plus(drawn[i]);
      if (i >= slot.run()) {
        window = window.plus(drawn[i - slot.run()].negated());
      }
      most = i >= slot.run() - 1 ? most.max(window) : most;
    }
    return most;
  }

  private boolean mayHaveForgotten(Slot slot) {
    return slot.bucket() - slot.run() + 1 <= forgottenThrough;
  }

  /**
   * This account in the slot's buckets. If the window's length changed, what was drawn in a bucket
   * counts at its end, where it stays longest; what was forgotten before is forgotten for good.
   */
  private Account at(Slot slot) {
    if (bucketSeconds == slot.bucketSeconds()) {
      return this;
    }
    Account moved =
        new Account(slot.bucketSeconds(), List.of(), Long.MIN_VALUE, reserved, warned, endsAt);
    for (Bucket bucket : buckets) {
      long end = (bucket.index() + 1) * bucketSeconds - 1;
      long index = slot.isPeriod() ? slot.bucket() : Math.floorDiv(end, slot.bucketSeconds());
      moved = moved.adding(index, slot.run(), bucket.drawn(), endsAt);
    }
    return moved;
  }

  private Account adding(Slot slot, Sum more) {
    return adding(slot.bucket(), slot.run(), more, Math.max(endsAt, slot.endsAt()));
  }

  private Account adding(long index, int run, Sum more, long until) {
    @Nullable Bucket before =
        buckets.stream().filter(b -> b.index() == index).findFirst().orElse(null);
    Sum drawn = (before == null ? Sum.NOTHING : before.drawn()).plus(more).notNegative();
    List<Bucket> all = new ArrayList<>(buckets);
    all.remove(before);
    if (!drawn.equals(Sum.NOTHING)) {
      all.add(new Bucket(index, drawn));
    }
    all.sort(Comparator.comparingLong(Bucket::index));
    long forgotten = forgottenThrough;
    while (all.size() > KEPT_RUNS * run) {
      forgotten = Math.max(forgotten, all.removeFirst().index());
    }
    return new Account(bucketSeconds, all, forgotten, reserved, warned, until);
  }
}
