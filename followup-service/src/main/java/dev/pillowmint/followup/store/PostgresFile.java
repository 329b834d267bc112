package dev.pillowmint.followup.store;

import dev.pillowmint.followup.plan.Act;
import dev.pillowmint.followup.plan.Announcement;
import dev.pillowmint.followup.plan.Customer;
import dev.pillowmint.followup.plan.CustomerFile;
import dev.pillowmint.followup.plan.EventRef;
import dev.pillowmint.followup.plan.Failure;
import dev.pillowmint.followup.plan.FollowUp;
import dev.pillowmint.followup.plan.FollowUpChanged;
import dev.pillowmint.followup.plan.Judged;
import dev.pillowmint.followup.plan.PreferenceChange;
import dev.pillowmint.followup.plan.Promise;
import dev.pillowmint.followup.plan.PromiseSettled;
import dev.pillowmint.followup.plan.PromiseState;
import dev.pillowmint.followup.plan.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** One customer's file in the database, within the transaction that opened it. */
final class PostgresFile implements CustomerFile {
  private final Tables tables;
  private final Writes writes;
  private final Map<String, Optional<Promise>> promises;
  private Customer customer;

  /**
   * @param promises those that were looked for already, there or not
   */
  PostgresFile(
      Tables tables, Writes writes, Customer customer, Map<String, Optional<Promise>> promises) {
    this.tables = tables;
    this.writes = writes;
    this.customer = customer;
    this.promises = promises;
  }

  @Override
  public Customer customer() {
    return customer;
  }

  @Override
  public void keep(Customer changed) {
    tables().customers().keep(changed);
    customer = changed;
  }

  @Override
  public boolean takeIn(EventRef event, Instant now) {
    return tables().eventsSeen().add(event, now);
  }

  @Override
  public Optional<FollowUp> followUp(UUID id) {
    return tables().followUps().find(id);
  }

  @Override
  public List<FollowUp> openFollowUps() {
    return tables().followUps().open(customer.id());
  }

  @Override
  public void add(FollowUp followUp, Instant look) {
    tables.followUps().add(followUp, writes);
    if (followUp.status().state() == State.PLANNED) {
      tables.timers().set(followUp.id(), look, writes);
    }
    publish(followUp);
  }

  @Override
  public void change(FollowUp followUp) {
    FollowUp.Status status = followUp.status();
    tables().followUps().update(followUp, status.revision() - 1);
    if (status.state() == State.HELD || status.state() == State.PLANNED) {
      tables().timers().move(followUp.id(), status.dueAt());
    } else {
      tables().timers().drop(followUp.id());
    }
    publish(followUp);
  }

  @Override
  public void change(FollowUp followUp, Instant look) {
    tables().followUps().update(followUp, followUp.status().revision() - 1);
    tables().timers().move(followUp.id(), look);
    publish(followUp);
  }

  @Override
  public void note(FollowUp followUp) {
    tables().followUps().update(followUp, followUp.status().revision());
  }

  @Override
  public Optional<Promise> promise(String id) {
    return promises.computeIfAbsent(id, i -> tables().promises().find(customer.id(), i));
  }

  @Override
  public List<Promise> promises() {
    return tables().promises().of(customer.id());
  }

  @Override
  public void keep(Promise promise) {
    boolean wasOpen = promise(promise.id()).filter(p -> p.state() == PromiseState.OPEN).isPresent();
    tables.promises().keep(promise, writes);
    promises.put(promise.id(), Optional.of(promise));
    if (wasOpen && promise.state() != PromiseState.OPEN) {
      tables.events().publishEvent(new PromiseSettled(promise));
    }
  }

  @Override
  public Optional<Completion> completion(UUID followUp) {
    return tables().followUps().completion(followUp);
  }

  @Override
  public void complete(UUID followUp, Completion completion) {
    tables().followUps().complete(followUp, completion);
  }

  @Override
  public void keep(UUID followUp, Judged verdict) {
    tables().history().keep(followUp, verdict);
  }

  @Override
  public List<Judged> verdicts(UUID followUp) {
    return tables().history().verdicts(followUp);
  }

  @Override
  public List<Instant> contactsSince(Instant since, UUID besides) {
    return tables().followUps().contacts(customer.id(), since, besides);
  }

  @Override
  public void keep(Failure failure) {
    tables().history().keep(customer.id(), failure);
  }

  @Override
  public List<Failure> failuresSince(Instant since) {
    return tables().history().failures(customer.id(), since);
  }

  @Override
  public void keep(PreferenceChange change) {
    tables().history().keep(customer.id(), change);
  }

  @Override
  public List<PreferenceChange> preferenceChanges() {
    return tables().history().preferenceChanges(customer.id());
  }

  @Override
  public void record(Act act) {
    tables().acts().add(customer.id(), act);
  }

  @Override
  public Optional<Act> lastAct(UUID followUp) {
    return tables().acts().last(followUp);
  }

  @Override
  public void announce(Announcement announcement) {
    tables().story().announcements().add(announcement);
  }

  @Override
  public void erase() {
    tables().words().forEach(table -> table.forget(customer.id()));
  }

  private void publish(FollowUp followUp) {
    tables.outbox().add(followUp, writes);
    tables.events().publishEvent(new FollowUpChanged(followUp));
  }

  /** What was added is there for whoever reads or changes it. */
  private Tables tables() {
    writes.flush();
    return tables;
  }
}
