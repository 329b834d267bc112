package dev.pillowmint.followup;

import static dev.pillowmint.followup.story.DecisionBuilder.aGrant;
import static dev.pillowmint.followup.story.DecisionBuilder.aMiss;
import static dev.pillowmint.followup.story.DecisionBuilder.aProposal;
import static dev.pillowmint.followup.story.DecisionBuilder.gift;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.followup.plan.EventRef;
import dev.pillowmint.followup.plan.Reflection;
import dev.pillowmint.followup.plan.TaskNotes;
import dev.pillowmint.followup.story.Chronicles;
import dev.pillowmint.followup.story.Decision;
import dev.pillowmint.followup.story.DecisionBuilder;
import dev.pillowmint.followup.story.Moment;
import dev.pillowmint.followup.story.Offer;
import dev.pillowmint.followup.story.Offers;
import dev.pillowmint.followup.story.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Thirteen weeks as those who lead look back on them, the last one up to now. */
final class Quarter {
  private static final int DAYS = 91;

  private final RunningService service;
  private final Instant now;
  private final Seed seed;

  Quarter(RunningService service, Instant now) {
    this.service = service;
    this.now = now;
    this.seed = new Seed(service, now);
  }

  void live() {
    for (int day = 0; day < DAYS; day++) {
      Instant morning = now.minus(Duration.ofDays(day)).minus(Duration.ofMinutes(30));
      for (int i = 0; i < 3 + (day * 7) % 5; i++) {
        tell(moment(day, i, "C-" + (day * 5 + i) % 23, morning.plusSeconds(60L * i)));
      }
      promise("P-" + day, day % 9 == 4 ? "BROKEN" : "KEPT", morning);
      if (day % 4 == 1) {
        happened(
            day, List.of("praise.received", "purchase.completed", "complaint.raised"), morning);
      }
    }
    madeGood("d-0-0");
    madeGood("d-2-2");
    promise("open", "OPEN", now.plus(Duration.ofDays(3)));
  }

  private void madeGood(String decision) {
    service
        .bean(Offers.class)
        .offer(
            decision,
            new Offer.Gift(Offer.Kind.GIFT, null, "a bar of chocolate"),
            Person.of("agent", Set.of(), "agent", false),
            "agent");
  }

  private Decision moment(int day, int i, String customer, Instant at) {
    DecisionBuilder told =
        switch ((day + i * 3) % 8) {
          case 0 -> aMiss(customer).atRisk("120.00");
          case 1 -> aMiss(customer).reason("budget-exhausted").atRisk("45.50");
          case 2 -> aProposal(customer);
          case 3 -> aMiss(customer).reason("fair-fee");
          default -> aGrant(customer);
        };
    Decision.Draw drawn =
        new Decision.Draw(
            "goodwill",
            "2026-03",
            Amount.of("15.00", "EUR"),
            Amount.of("165.00", "EUR"),
            Amount.of("180.00", "EUR"),
            null,
            null);
    Decision.Draw weekly = new Decision.Draw("surprises", "P7D", null, null, null, 12L, 40L);
    told = told.at(at).id("d-%d-%d".formatted(day, i));
    return switch (i % 3) {
      case 0 ->
          told.seen("late-by-a-day", "delivery.delayed")
              .giving(
                  gift("REFUND", true, Amount.of("12.00", "EUR"), "the price of the delivery"),
                  gift("GIFT", false, Amount.of("15.00", "EUR"), "chocolate and a card"))
              .drawing(day < 5 ? new Decision.Draw[] {drawn} : new Decision.Draw[0])
              .build();
      case 1 ->
          told.seen("no-petty-fee", "fee.charged")
              .giving(gift("REFUND", false, Amount.of("5.00", "EUR"), "the service fee"))
              .drawing(day < 7 ? new Decision.Draw[] {weekly} : new Decision.Draw[0])
              .build();
      default ->
          told.seen("room-not-ready", "room.not-ready")
              .giving(gift("GIFT", false, Amount.of("9.50", "GBP"), "breakfast on the house"))
              .drawing()
              .build();
    };
  }

  /** Somebody made that customer's day and tells it. */
  UUID story(String customer, String name, Told told) {
    seed.customer(customer, name, "Europe/Berlin");
    Decision decision =
        aGrant(customer)
            .at(now.minus(told.ago()).minusSeconds(3600))
            .seen("left-behind", told.type())
            .giving(gift("GIFT", false, Amount.of("6.90", "EUR"), told.gift()))
            .drawing()
            .build();
    tell(decision);
    UUID task = seed.task(customer, decision.id(), told.kind(), "Bring it home");
    jdbc()
        .sql(
            """
            update follow_ups set event_source = ?, event_id = ?, state = 'DONE', done_by = ?,
              done_at = ? where id = ?""")
        .params(
            decision.cause().event().source(),
            decision.cause().event().id(),
            told.by(),
            now.minus(told.ago()).atOffset(java.time.ZoneOffset.UTC),
            task)
        .update();
    service
        .bean(TaskNotes.class)
        .keep(
            task,
            new Reflection(
                told.by(),
                now.minus(told.ago()),
                told.feeling(),
                told.doing(),
                told.better(),
                told.named()));
    return task;
  }

  void praised(String customer, Instant at) {
    keep(customer, "praise.received", at);
  }

  private void happened(int day, List<String> types, Instant at) {
    keep("C-" + (day * 5) % 23, types.get(day % types.size()), at.plusSeconds(7200));
  }

  private void keep(String customer, String type, Instant at) {
    service
        .bean(Chronicles.class)
        .inChronicle(
            customer,
            chronicle -> {
              chronicle.keep(
                  new Moment(
                      new EventRef("shop", UUID.randomUUID().toString()),
                      customer,
                      type,
                      at,
                      Map.of()));
              return true;
            });
  }

  private void tell(Decision decision) {
    service
        .bean(Chronicles.class)
        .inChronicle(
            decision.customerId(),
            chronicle -> {
              chronicle.keep(decision);
              return true;
            });
  }

  private void promise(String id, String state, Instant at) {
    seed.customer("C-1", null, null);
    jdbc()
        .sql(
            """
            insert into promises (customer_id, id, state, what, due_at, ended_at)
            values ('C-1', :id, :state, 'a call', :at, case when :state <> 'OPEN' then :at end)""")
        .param("id", id)
        .param("state", state)
        .param("at", at.atOffset(java.time.ZoneOffset.UTC))
        .update();
  }

  private JdbcClient jdbc() {
    return service.bean(JdbcClient.class);
  }

  /** What somebody tells. */
  record Told(
      String by,
      Duration ago,
      String type,
      String kind,
      String gift,
      @Nullable String feeling,
      Reflection.@Nullable Doing doing,
      @Nullable String better,
      boolean named) {}
}
