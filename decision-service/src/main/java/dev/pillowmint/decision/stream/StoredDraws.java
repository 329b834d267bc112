package dev.pillowmint.decision.stream;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.decision.decide.Account;
import dev.pillowmint.decision.decide.Draw;
import dev.pillowmint.decision.decide.Sum;
import dev.pillowmint.decision.policy.Limits;
import dev.pillowmint.decision.policy.Slot;
import dev.pillowmint.decision.stream.record.StoredAccount;
import dev.pillowmint.decision.stream.record.StoredBucket;
import dev.pillowmint.decision.stream.record.StoredDraw;
import dev.pillowmint.decision.stream.record.StoredMoney;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Draws and accounts as stores and internal topics keep them, and back. */
final class StoredDraws {
  private StoredDraws() {}

  static List<StoredDraw> stored(List<Draw> draws) {
    return draws.stream().map(StoredDraws::stored).toList();
  }

  static List<Draw> draws(List<StoredDraw> stored) {
    return stored.stream().map(StoredDraws::draw).toList();
  }

  static Account account(@Nullable StoredAccount stored) {
    if (stored == null) {
      return Account.UNTOUCHED;
    }
    return new Account(
        stored.getBucketSeconds(),
        stored.getBuckets().stream()
            .map(b -> new Account.Bucket(b.getIndex(), new Sum(b.getMinorUnits(), b.getGestures())))
            .toList(),
        stored.getForgottenThrough(),
        new Sum(stored.getReservedMinorUnits(), stored.getReservedGestures()),
        stored.getWarned(),
        stored.getEndsAt());
  }

  static StoredAccount.Builder stored(Account account) {
    return StoredAccount.newBuilder()
        .setBucketSeconds(account.bucketSeconds())
        .setBuckets(
            account.buckets().stream()
                .map(b -> new StoredBucket(b.index(), b.drawn().minorUnits(), b.drawn().gestures()))
                .toList())
        .setForgottenThrough(account.forgottenThrough())
        .setReservedMinorUnits(account.reserved().minorUnits())
        .setReservedGestures(account.reserved().gestures())
        .setWarned(account.warned())
        .setEndsAt(account.endsAt());
  }

  private static StoredDraw stored(Draw draw) {
    Slot slot = draw.slot();
    Amount limit = draw.limits().amount();
    return StoredDraw.newBuilder()
        .setBudget(draw.budget())
        .setWhose(draw.whose())
        .setAccount(draw.account())
        .setPeriod(slot.period())
        .setBucketSeconds(slot.bucketSeconds())
        .setBucket(slot.bucket())
        .setRun(slot.run())
        .setEndsAt(slot.endsAt())
        .setAmount(StoredCustomers.money(draw.cost().amount()))
        .setGestures(draw.cost().gestures())
        .setAmountLimit(limit == null ? null : StoredCustomers.money(limit))
        .setCountLimit(draw.limits().count())
        .setHard(draw.limits().hard())
        .setWarnAt(draw.limits().warnAt())
        .setReserve(draw.reserve() == null ? null : stored(draw.reserve()))
        .build();
  }

  private static Draw draw(StoredDraw stored) {
    StoredMoney limit = stored.getAmountLimit();
    return new Draw(
        stored.getBudget(),
        stored.getWhose(),
        stored.getAccount(),
        new Slot(
            stored.getPeriod(),
            stored.getBucketSeconds(),
            stored.getBucket(),
            stored.getRun(),
            stored.getEndsAt()),
        new Draw.Cost(StoredCustomers.amount(stored.getAmount()), stored.getGestures()),
        new Limits(
            limit == null ? null : StoredCustomers.amount(limit),
            stored.getCountLimit(),
            stored.getHard(),
            stored.getWarnAt()),
        stored.getReserve() == null ? null : draw(stored.getReserve()));
  }
}
