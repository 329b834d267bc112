package dev.pillowmint.followup.store;

import dev.pillowmint.followup.plan.Announcement;
import dev.pillowmint.followup.story.Answer;
import dev.pillowmint.followup.story.Choice;
import dev.pillowmint.followup.story.Chronicle;
import dev.pillowmint.followup.story.Chronicles;
import dev.pillowmint.followup.story.Decision;
import dev.pillowmint.followup.story.Interests;
import dev.pillowmint.followup.story.Moment;
import dev.pillowmint.followup.story.Offer;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Chronicles in the database: one transaction per opening, under the lock of the customer's row.
 */
final class PostgresChronicles implements Chronicles {
  private final TransactionTemplate transactions;
  private final Customers customers;
  private final StoryTables tables;

  PostgresChronicles(TransactionTemplate transactions, Customers customers, StoryTables tables) {
    this.transactions = transactions;
    this.customers = customers;
    this.tables = tables;
  }

  @Override
  public <R> R inChronicle(String customerId, Function<Chronicle, R> work) {
    return Objects.requireNonNull(
        transactions.<R>execute(status -> work.apply(new Opened(customers.hold(customerId)))));
  }

  @Override
  public Optional<String> customerOfDecision(String decisionId) {
    return tables.decisions().customerOf(decisionId);
  }

  @Override
  public Optional<String> customerOfChoice(String gestureId) {
    return tables.said().customerOfChoice(gestureId);
  }

  private final class Opened implements Chronicle {
    private final String customer;
    private final boolean erased;

    Opened(Customers.Held held) {
      this.customer = held.id();
      this.erased = held.erased();
    }

    @Override
    public boolean isErased() {
      return erased;
    }

    @Override
    public void keep(Moment moment) {
      tables.moments().keep(moment.of(customer));
    }

    @Override
    public Interests interests() {
      return tables.moments().interests(customer);
    }

    @Override
    public void keep(Interests interests) {
      tables.moments().keep(customer, interests);
    }

    @Override
    public Optional<Decision> decision(String id) {
      return tables.decisions().find(customer, id);
    }

    @Override
    public void keep(Decision decision) {
      tables.decisions().keep(decision.of(customer));
    }

    @Override
    public Optional<Answer> answer(String decisionId, int revision) {
      return tables.said().answer(decisionId, revision);
    }

    @Override
    public void keep(Answer answer) {
      tables.said().keep(customer, answer);
    }

    @Override
    public Optional<Offer> offer(String decisionId) {
      return tables.said().offer(decisionId);
    }

    @Override
    public void keep(Offer offer) {
      tables.said().keep(customer, offer);
      tables.decisions().madeGood(offer.decisionId());
    }

    @Override
    public Optional<Choice> choice(String gestureId) {
      return tables.said().choice(gestureId);
    }

    @Override
    public void keep(Choice choice) {
      tables.said().keep(choice.of(customer));
    }

    @Override
    public void announce(Announcement announcement) {
      tables.announcements().add(announcement);
    }
  }
}
