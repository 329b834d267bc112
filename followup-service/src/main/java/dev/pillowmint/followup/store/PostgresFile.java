package dev.pillowmint.followup.store;

import dev.pillowmint.followup.plan.Customer;
import dev.pillowmint.followup.plan.CustomerFile;
import dev.pillowmint.followup.plan.EventRef;
import dev.pillowmint.followup.plan.FollowUp;
import dev.pillowmint.followup.plan.FollowUpChanged;
import dev.pillowmint.followup.plan.Promise;
import dev.pillowmint.followup.plan.PromiseSettled;
import dev.pillowmint.followup.plan.PromiseState;
import dev.pillowmint.followup.plan.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One customer's file in the database, within the transaction that opened it. */
final class PostgresFile implements CustomerFile {
  private final Tables tables;
  private Customer customer;

  PostgresFile(Tables tables, Customer customer) {
    this.tables = tables;
    this.customer = customer;
  }

  @Override
  public Customer customer() {
    return customer;
  }

  @Override
  public void keep(Customer changed) {
    tables.customers().keep(changed);
    customer = changed;
  }

  @Override
  public boolean takeIn(EventRef event, Instant now) {
    return tables.eventsSeen().add(event, now);
  }

  @Override
  public Optional<FollowUp> followUp(UUID id) {
    return tables.followUps().find(id);
  }

  @Override
  public List<FollowUp> openFollowUps() {
    return tables.followUps().open(customer.id());
  }

  @Override
  public void add(FollowUp followUp) {
    tables.followUps().add(followUp);
    if (followUp.status().state() == State.PLANNED) {
      tables.timers().set(followUp.id(), followUp.status().dueAt());
    }
    publish(followUp);
  }

  @Override
  public void change(FollowUp followUp) {
    FollowUp.Status status = followUp.status();
    tables.followUps().update(followUp, status.revision() - 1);
    if (status.state() == State.HELD) {
      tables.timers().set(followUp.id(), status.dueAt());
    } else {
      tables.timers().drop(followUp.id());
    }
    publish(followUp);
  }

  @Override
  public void note(FollowUp followUp) {
    tables.followUps().update(followUp, followUp.status().revision());
  }

  @Override
  public Optional<Promise> promise(String id) {
    return tables.promises().find(customer.id(), id);
  }

  @Override
  public List<Promise> promises() {
    return tables.promises().of(customer.id());
  }

  @Override
  public void keep(Promise promise) {
    boolean wasOpen = promise(promise.id()).filter(p -> p.state() == PromiseState.OPEN).isPresent();
    tables.promises().keep(promise);
    if (wasOpen && promise.state() != PromiseState.OPEN) {
      tables.events().publishEvent(new PromiseSettled(promise));
    }
  }

  @Override
  public Optional<Completion> completion(UUID followUp) {
    return tables.followUps().completion(followUp);
  }

  @Override
  public void complete(UUID followUp, Completion completion) {
    tables.followUps().complete(followUp, completion);
  }

  @Override
  public void erase() {
    tables.customers().forgetWishes(customer.id());
    tables.followUps().eraseWords(customer.id());
  }

  private void publish(FollowUp followUp) {
    tables.outbox().add(followUp);
    tables.events().publishEvent(new FollowUpChanged(followUp));
  }
}
