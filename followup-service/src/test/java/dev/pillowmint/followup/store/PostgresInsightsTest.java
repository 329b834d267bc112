package dev.pillowmint.followup.store;

import static dev.pillowmint.followup.story.DecisionBuilder.aGrant;
import static dev.pillowmint.followup.story.DecisionBuilder.aMiss;
import static dev.pillowmint.followup.story.DecisionBuilder.aProposal;
import static dev.pillowmint.followup.story.DecisionBuilder.gift;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.followup.insight.Days;
import dev.pillowmint.followup.insight.Insights;
import dev.pillowmint.followup.insight.Overview;
import dev.pillowmint.followup.insight.Tally;
import dev.pillowmint.followup.insight.What;
import dev.pillowmint.followup.plan.EventRef;
import dev.pillowmint.followup.story.Decision;
import dev.pillowmint.followup.story.Moment;
import dev.pillowmint.followup.story.Offer;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What happened, counted by the day. */
@Tag("stack")
class PostgresInsightsTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");
  private static final Instant NOON = Instant.parse("2026-03-04T06:30:00Z");
  private static final Days WEEK = Days.weekOf(LocalDate.of(2026, 3, 4));

  private final DataSource database = MigratedDatabase.create();
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final TransactionTemplate transactions =
      new TransactionTemplate(new JdbcTransactionManager(database));
  private final PostgresChronicles chronicles =
      new PostgresChronicles(
          transactions,
          new Customers(jdbc),
          StoryTables.of(jdbc, new PostgresAnnouncements(jdbc, transactions, event -> {})));
  private final Insights insights = new PostgresInsights(jdbc, ZONE);
  private final Tallies tallies = new Tallies(jdbc, ZONE);

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shouldCountEveryMomentForWhatItCameTo(boolean added) {
    tell(aGrant("ada").at(NOON).build());
    tell(aProposal("ada").at(NOON).build());
    Decision missed = aMiss("ben").at(NOON).atRisk("300.10").build();
    tell(missed);
    tell(aMiss("ben").at(NOON).atRisk("0.20").build());
    tell(aMiss("cy").at(NOON).reason("fair-fee").build());
    if (added) {
      tallies.add();
    }
    offer("ben", missed.id());
    tell(aGrant("ben").at(NOON).seen("staff", "gesture.offered-by-staff").build());

    Overview overview = overview();
    assertThat(overview.seen()).isEqualTo(5);
    assertThat(overview.numbers())
        .containsEntry(What.ACTED, 1L)
        .containsEntry(What.WAITS, 1L)
        .containsEntry(What.MISSED, 1L)
        .containsEntry(What.MADE_GOOD, 1L)
        .containsEntry(What.MEANT, 1L);
    assertThat(overview.missed())
        .containsExactly(new Overview.Reason("customer-cap", 1, List.of(Amount.of("0.20", "EUR"))));
    assertThat(overview.meant()).extracting(Overview.Reason::code).containsExactly("fair-fee");
  }

  @Test
  void shouldCountWhatWasToldAnewInThePlaceOfWhatWasTold() {
    tell(aProposal("ada").id("d").at(NOON).build());
    tallies.add();
    Instant nextWeek = NOON.plus(Duration.ofDays(7));
    tell(aGrant("ada").id("d").revision(1).at(nextWeek).build());
    tell(aGrant("ada").id("d").revision(1).at(nextWeek).build());
    tell(aProposal("ada").id("d").at(NOON).build());
    tallies.add();
    assertThat(overview().seen()).isZero();
    assertThat(Overview.of(insights.tallies(WEEK.plusWeeks(1))).numbers())
        .isEqualTo(Map.of(What.ACTED, 1L, What.GOODWILL, 2L, What.DRAWN, 1L));
  }

  @Test
  void shouldCountByTheDaysOfTheCompany() {
    // Half past midnight in Kolkata is the evening before in Greenwich.
    tell(aGrant("ada").at(Instant.parse("2026-03-03T19:00:00Z")).build());
    tell(aGrant("ada").at(Instant.parse("2026-03-03T18:29:59Z")).build());
    List<Insights.OnDay> before = insights.byDay(WEEK);
    tallies.add();
    assertThat(insights.byDay(WEEK))
        .isEqualTo(before)
        .containsExactly(
            new Insights.OnDay(LocalDate.of(2026, 3, 3), What.ACTED, 1),
            new Insights.OnDay(LocalDate.of(2026, 3, 4), What.ACTED, 1));
  }

  @Test
  void shouldAddMoneyExactlyPerRuleLedgerAndCurrency() {
    for (int i = 0; i < 100; i++) {
      tell(
          aGrant("c" + i % 7)
              .at(NOON)
              .seen("late", "delivery.delayed")
              .giving(
                  gift("REFUND", true, Amount.of("0.10", "EUR"), "owed"),
                  gift("GIFT", false, Amount.of("0.01", "EUR"), "sorry"),
                  gift("GIFT", false, Amount.of("7", "JPY"), "tea"))
              .build());
      if (i % 40 == 0) {
        tallies.add();
      }
    }
    assertThat(overview().spendings())
        .isEqualTo(
            Map.of(
                "EUR",
                List.of(
                    new Overview.Spending(
                        "late", Amount.of("10.00", "EUR"), Amount.of("1.00", "EUR"), 200)),
                "JPY",
                List.of(
                    new Overview.Spending(
                        "late", Amount.of("0", "JPY"), Amount.of("700", "JPY"), 100))));
  }

  @Test
  void shouldShowBudgetsAsToldLastWithWhatDrewOnThem() {
    tell(aGrant("ada").at(NOON).drawing(draw("30.00", "130.00")).build());
    tell(aGrant("ben").at(NOON.plusSeconds(9)).drawing(draw("20.00", "150.00")).build());
    tallies.add();
    tell(
        aGrant("cy")
            .at(NOON.minus(Duration.ofDays(3)))
            .seen("lost", "parcel.lost")
            .drawing(draw("100.00", "100.00"))
            .build());
    for (int look = 0; look < 2; look++) {
      assertThat(insights.budgets(WEEK))
          .singleElement()
          .satisfies(
              b -> {
                assertThat(b.used()).isEqualByComparingTo("150.00");
                assertThat(b.percent()).isEqualTo(3);
                assertThat(b.toldAt()).isEqualTo(NOON.plusSeconds(9));
                assertThat(b.rules())
                    .extracting(Tally::rule, t -> String.valueOf(t.amount()))
                    .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("lost", "100.00 EUR"),
                        org.assertj.core.groups.Tuple.tuple("large-fee", "50.00 EUR"));
              });
      tallies.add();
    }
    assertThat(jdbc.sql("select count(*) from budget_levels").query(Long.class).single())
        .isEqualTo(1);
    assertThat(insights.budgets(WEEK.plusWeeks(1))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shouldCountWhatFollowedWhicheverWasHeardOfFirst(boolean decisionFirst) {
    Decision grant = aGrant("ada").at(NOON).build();
    if (decisionFirst) {
      tell(grant);
    }
    happened("ada", "praise.received", NOON.plusSeconds(60));
    happened("ada", "complaint.raised", NOON.minusSeconds(60));
    happened("ben", "praise.received", NOON.plusSeconds(60));
    happened("ada", "support.contacted", NOON.plusSeconds(60));
    if (!decisionFirst) {
      tell(grant);
    }
    tell(aGrant("ada").at(NOON.plusSeconds(1)).build());
    assertThat(overview().numbers()).containsEntry(What.PRAISED, 1L);
    assertThat(overview().number(What.COMPLAINED_AGAIN)).isZero();
  }

  @Test
  void shouldCountEachPromiseThatEndedOnce() {
    customer("ada");
    for (String state : List.of("KEPT", "BROKEN", "RELEASED", "OPEN")) {
      promise(state, "OPEN");
      jdbc.sql("update promises set state = ?, ended_at = ? where id = ? and ? <> 'OPEN'")
          .params(state, NOON.atOffset(ZoneOffset.UTC), state, state)
          .update();
      jdbc.sql("update promises set what = 'other words' where id = ?").param(state).update();
    }
    promise("at once", "KEPT");
    // Its end was heard of before it was.
    jdbc.sql(
            "insert into promises (customer_id, id, state, ended_at) values ('ada', 'early', 'KEPT', ?)")
        .param(Times.column(NOON))
        .update();
    jdbc.sql("update promises set due_at = ? where id = 'early'")
        .param(Times.column(NOON.plusSeconds(60)))
        .update();
    assertThat(overview().numbers())
        .isEqualTo(
            Map.of(What.PROMISE_KEPT, 3L, What.PROMISE_BROKEN, 1L, What.PROMISE_RELEASED, 1L));
  }

  @Test
  void shouldKeepTheSumsAndNoWordOfAnErasedCustomer() {
    tell(aGrant("ada").at(NOON).build());
    chronicles.inChronicle("ada", chronicle -> true);
    StoryTables.of(jdbc, new PostgresAnnouncements(jdbc, transactions, event -> {})).forget("ada");
    assertThat(overview().numbers()).containsEntry(What.ACTED, 1L);
    tallies.add();
    assertThat(
            jdbc.sql(
                    "select count(*) from tallies t where t::text ~ 'ada' union all select count(*) from budget_levels t where t::text ~ 'ada'")
                .query(Long.class)
                .list())
        .containsExactly(0L, 0L);
  }

  @Test
  void shouldAddMoreThanItTakesAtOnce() {
    jdbc.sql(
            "insert into tally_news (at, what, number) select ?, 'ACTED', 1 from generate_series(1, ?)")
        .param(Times.column(NOON))
        .param(Tallies.MOST + 1)
        .update();

    tallies.add();

    assertThat(jdbc.sql("select count(*) from tally_news").query(Long.class).single()).isZero();
    assertThat(overview().number(What.ACTED)).isEqualTo(Tallies.MOST + 1);
  }

  @Test
  void shouldCountOnceWhileManyTellAndSeveralAdd() throws Exception {
    List<Callable<Boolean>> work =
        IntStream.range(0, 200)
            .<Callable<Boolean>>mapToObj(
                i ->
                    () -> {
                      if (i % 10 == 0) {
                        tallies.add();
                      } else {
                        tell(
                            aGrant("c" + i % 13)
                                .id("d" + i % 100)
                                .revision(i / 100)
                                .at(NOON)
                                .build());
                      }
                      return true;
                    })
            .toList();
    try (ExecutorService people = Executors.newFixedThreadPool(8)) {
      for (Future<Boolean> done : people.invokeAll(work)) {
        assertThat(done.get()).isTrue();
      }
    }
    tallies.add();
    assertThat(overview().number(What.ACTED))
        .isEqualTo(jdbc.sql("select count(*) from decisions").query(Long.class).single());
    assertThat(overview().spendings())
        .hasEntrySatisfying(
            "EUR",
            spent ->
                assertThat(spent.getFirst().goodwill().value())
                    .isEqualByComparingTo(BigDecimal.valueOf(80 * overview().number(What.ACTED))));
  }

  private Overview overview() {
    return Overview.of(insights.tallies(WEEK));
  }

  private void tell(Decision decision) {
    chronicles.inChronicle(
        decision.customerId(),
        chronicle -> {
          chronicle.keep(decision);
          return true;
        });
  }

  private void happened(String customer, String type, Instant at) {
    chronicles.inChronicle(
        customer,
        chronicle -> {
          chronicle.keep(
              new Moment(
                  new EventRef("crm", UUID.randomUUID().toString()), customer, type, at, Map.of()));
          return true;
        });
  }

  private void offer(String customer, String decision) {
    chronicles.inChronicle(
        customer,
        chronicle -> {
          chronicle.keep(
              new Offer(
                  decision,
                  new Offer.Gift(Offer.Kind.GIFT, null, "chocolate"),
                  "kim",
                  "agent",
                  NOON));
          return true;
        });
  }

  private void customer(String id) {
    jdbc.sql("insert into customers (id) values (?)").param(id).update();
  }

  private void promise(String id, String state) {
    jdbc.sql(
            "insert into promises (customer_id, id, state, what, due_at) values ('ada', ?, ?, 'a call', ?)")
        .params(id, state, NOON.atOffset(ZoneOffset.UTC))
        .update();
  }

  private static Decision.Draw draw(String amount, String used) {
    return new Decision.Draw(
        "goodwill",
        "2026-03",
        Amount.of(amount, "EUR"),
        Amount.of(used, "EUR"),
        Amount.of("5000.00", "EUR"),
        null,
        null);
  }
}
