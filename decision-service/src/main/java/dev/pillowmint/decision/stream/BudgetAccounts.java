package dev.pillowmint.decision.stream;

import dev.pillowmint.decision.decide.Account;
import dev.pillowmint.decision.decide.Accounts;
import dev.pillowmint.decision.decide.Draw;
import dev.pillowmint.decision.decide.Warning;
import dev.pillowmint.decision.stream.record.StoredAccount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The accounts of all budgets, with what is measured of them. */
final class BudgetAccounts {
  private static final Logger log = LoggerFactory.getLogger(BudgetAccounts.class);

  /** The key, which no account has, of the time before which accounts are forgotten. */
  private static final String FORGOTTEN = "";

  private final KeyValueStore<String, StoredAccount> store;
  private final BudgetMeasures measures;
  private final Set<String> shown = new HashSet<>();

  BudgetAccounts(KeyValueStore<String, StoredAccount> store, BudgetMeasures measures) {
    this.store = store;
    this.measures = measures;
  }

  /** Shows again what was shown before a restart. */
  void show() {
    try (KeyValueIterator<String, StoredAccount> all = store.all()) {
      while (all.hasNext()) {
        KeyValue<String, StoredAccount> account = all.next();
        String gauge = account.value.getGauge();
        String period = account.value.getPeriod();
        if (gauge != null && period != null) {
          show(gauge, period, account.value.getPercent());
        }
      }
    }
  }

  /** Nothing is shown any more: these accounts are another instance's now. */
  void hide() {
    shown.forEach(measures::gone);
  }

  Accounts.Outcome draw(List<Draw> draws) {
    Accounts.Outcome outcome = Accounts.draw(draws, this::find, forgottenBefore());
    Map<String, Accounts.Used> used = new HashMap<>();
    outcome.used().forEach(u -> used.put(u.draw().account(), u));
    outcome.changed().forEach((name, account) -> put(name, account, used.get(name)));
    return outcome;
  }

  /** What is shown follows with the next draw. What is forgotten needs nothing back. */
  void giveBack(List<Draw> draws) {
    long before = forgottenBefore();
    List<Draw> known = draws.stream().filter(d -> d.slot().endsAt() >= before).toList();
    Accounts.giveBack(known, this::find).forEach((name, account) -> put(name, account, null));
  }

  /** Forgets the accounts that ended before that time, and that nobody may draw on them again. */
  void forget(Instant before) {
    List<String> old = new ArrayList<>();
    try (KeyValueIterator<String, StoredAccount> all = store.all()) {
      all.forEachRemaining(
          account -> {
            if (account.value.getEndsAt() < before.getEpochSecond()) {
              old.add(account.key);
            }
          });
    }
    old.remove(FORGOTTEN);
    if (!old.isEmpty()) {
      store.put(FORGOTTEN, StoredAccount.newBuilder().setEndsAt(before.getEpochSecond()).build());
      old.forEach(store::delete);
    }
  }

  private long forgottenBefore() {
    StoredAccount boundary = store.get(FORGOTTEN);
    return boundary == null ? Long.MIN_VALUE : boundary.getEndsAt();
  }

  private Account find(String name) {
    return StoredDraws.account(store.get(name));
  }

  private void put(String name, Account account, Accounts.@Nullable Used used) {
    StoredAccount.Builder stored = StoredDraws.stored(account);
    if (used != null) {
      Draw draw = used.draw();
      if (draw.whose() == null) {
        stored.setGauge(draw.budget()).setPeriod(draw.slot().period()).setPercent(used.percent());
        show(draw.budget(), draw.slot().period(), used.percent());
      }
      if (used.warning() != null) {
        warn(used.warning());
      }
    }
    store.put(name, stored.build());
  }

  private void show(String budget, String period, int percent) {
    shown.add(budget);
    measures.used(budget, period, percent);
  }

  private void warn(Warning warning) {
    Draw draw = warning.draw();
    measures.warned(draw.budget(), warning.level() == Warning.BEYOND);
    log.warn(
        "Of the {} budget, {} for {}, {} % is used.",
        draw.budget(), draw.limits(), draw.slot().period(), warning.percent());
  }
}
