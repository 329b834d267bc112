package dev.pillowmint.followup.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.pillowmint.followup.insight.Days;
import dev.pillowmint.followup.plan.Act;
import dev.pillowmint.followup.plan.CustomerFile;
import dev.pillowmint.followup.plan.EventRef;
import dev.pillowmint.followup.plan.FollowUp;
import dev.pillowmint.followup.plan.PromiseLedger.Question;
import dev.pillowmint.followup.plan.PromiseState;
import dev.pillowmint.followup.plan.Worklist;
import dev.pillowmint.followup.plan.Worklist.Position;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Every query of the store, with its plan: along an index, however much there is. */
@Tag("stack")
@Tag("containers")
class QueryPlansTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

  /** A promise of the last days, and open. */
  private static final int LATE = 49_950;

  private static final DataSource DATABASE = filled();

  private final Explaining explaining = new Explaining(DATABASE);
  private final JdbcClient jdbc = JdbcClient.create(explaining.dataSource());
  private final TransactionTemplate transactions =
      new TransactionTemplate(new JdbcTransactionManager(explaining.dataSource()));

  private static DataSource filled() {
    DataSource database = MigratedDatabase.create();
    Crowd.fill(database, 50_000);
    return database;
  }

  @BeforeEach
  void nothingYet() {
    explaining.plans().clear();
  }

  @Test
  void shouldAnswerTheWorklistAlongAnIndex() throws Exception {
    Worklist worklist = new PostgresWorklist(jdbc);
    List<Worklist.Item> page = worklist.due(50, null);
    assertThat(page).hasSize(50);
    FollowUp last = page.getLast().followUp();
    worklist.due(50, new Position(last.status().dueAt(), last.id().toString()));
    assertThat(worklist.ofCustomer("c9990", 50, null)).hasSize(10);
    assertThat(worklist.find(check(LATE))).isPresent();
    worklist.pending();
    new PostgresHistories(jdbc).of(check(LATE));
    assertAlongAnIndex(6);
  }

  @Test
  void shouldAnswerTheLedgerAlongAnIndex() {
    PostgresLedger ledger = new PostgresLedger(jdbc);
    PromiseState open = PromiseState.OPEN;
    Position after = new Position(NOW, "c9990\ng49950");
    ledger.promises(new Question(open, null, null, null), 50, null);
    ledger.promises(new Question(open, null, null, null), 50, after);
    ledger.promises(new Question(open, "c9990", null, null), 50, null);
    ledger.promises(new Question(open, null, "team7", null), 50, null);
    ledger.promises(new Question(open, null, "team7", NOW), 50, after);
    ledger.promises(new Question(open, null, null, NOW), 50, null);
    assertThat(ledger.counts().open()).isEqualTo(10_000);
    assertAlongAnIndex(7);
  }

  @Test
  void shouldWorkInAFileAlongIndexes() throws Exception {
    Timers timers = new Timers(jdbc);
    Tables tables = tables(timers);
    PostgresFiles files =
        new PostgresFiles(
            transactions, new NamedParameterJdbcTemplate(explaining.dataSource()), tables);
    UUID check = check(LATE);
    assertThat(files.customerOf(check)).hasValue("c9990");
    files.inFile("c9990", file -> work(file, check));
    timers.drop(check);
    timers.setMissing(NOW, NOW, NOW);
    assertAlongAnIndex(16);
  }

  @Test
  void shouldPublishAndTidyAlongIndexes() {
    PostgresOutbox outbox = new PostgresOutbox(jdbc, transactions);
    assertThat(outbox.drain(100, List::size)).isEqualTo(100);
    EventsSeen seen = new EventsSeen(jdbc);
    seen.add(new EventRef("crm", "new"), NOW);
    Instant longAgo =
        JdbcClient.create(DATABASE)
            .sql("select now() - interval '30 days' as long_ago")
            .query((row, n) -> Times.required(row, "long_ago"))
            .single();
    assertThat(seen.prune(longAgo)).isPositive();
    assertThat(new Archive(jdbc).prune(longAgo)).isPositive();
    assertAlongAnIndex(6);
  }

  @Test
  void shouldFindDueTimersAlongAnIndex() {
    Scheduler scheduler =
        Scheduler.create(
                explaining.dataSource(),
                Tasks.custom(Timers.FOLLOW_UP)
                    .execute((task, context) -> new CompletionHandler.OnCompleteRemove<>()))
            .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
            .pollUsingLockAndFetch(0.5, 1.0)
            .pollingInterval(Duration.ofMillis(50))
            .build();
    scheduler.start();
    try {
      await()
          .atMost(Duration.ofSeconds(20))
          .until(
              () -> explaining.plans().keySet().stream().anyMatch(s -> s.contains("SKIP LOCKED")));
    } finally {
      scheduler.stop();
    }
    assertAlongAnIndex(1);
  }

  @Test
  void shouldTellHowItGoesAlongIndexes() {
    JdbcTemplate plain = new JdbcTemplate(DATABASE);
    plain.execute(
        """
        insert into tallies select current_date - day, what, 'rule' || i, 'fee.charged', 'goodwill',
          to_char(current_date - day, 'YYYY-MM'), 'EUR', 1, 0.10
        from generate_series(0, 1095) day, generate_series(1, 50) i,
          unnest(array['ACTED', 'MISSED', 'GOODWILL', 'DRAWN']) what
        order by day desc on conflict do nothing""");
    plain.execute(
        """
        insert into budget_levels (budget, period, told_at, used, most)
        select 'goodwill', to_char(now() - i * interval '1 hour', 'YYYY-MM'),
          now() - i * interval '1 hour', 1, 9 from generate_series(1, 9600) i""");
    plain.execute(
        """
        insert into reflections (follow_up_id, said_by, said_at, feeling, may_be_named)
        select id, 'kim', changed_at, 'glad', false from follow_ups on conflict do nothing""");
    new Tallies(JdbcClient.create(DATABASE), ZoneId.of("UTC")).add();
    plain.execute("analyze");
    LocalDate today =
        Objects.requireNonNull(plain.queryForObject("select current_date", LocalDate.class));
    Days days = Days.Span.QUARTER.on(today);
    PostgresInsights insights = new PostgresInsights(jdbc, ZoneId.of("UTC"));
    assertThat(insights.tallies(days)).filteredOn(t -> !t.rule().isEmpty()).hasSize(200);
    assertThat(insights.byDay(days)).hasSize(180);
    assertThat(insights.budgets(days)).hasSizeBetween(3, 5);
    Days week = Days.Span.LAST_WEEK.on(today);
    assertThat(insights.told(week.from(ZoneOffset.UTC), week.until(ZoneOffset.UTC), 500))
        .isNotEmpty();
    new Tallies(jdbc, ZoneId.of("UTC")).add();
    assertAlongAnIndex(6, "relname in ('tallies', 'reflections', 'follow_ups', 'customers')");
    assertThat(explaining.plans().values()).anyMatch(plan -> plan.contains("tallies_of_budget"));
  }

  /** Also over tables that hold nothing yet: with an index, they will be read along it. */
  @Test
  void shouldExportAlongIndexes() {
    JdbcTemplate plain = new JdbcTemplate(DATABASE);
    String name = plain.queryForObject("select current_database()", String.class);
    plain.execute("alter database \"%s\" set enable_seqscan = off".formatted(name));
    try {
      assertThat(new PostgresHoldings(jdbc).about("c9990").get("promises")).hasSize(5);
    } finally {
      plain.execute("alter database \"%s\" reset enable_seqscan".formatted(name));
    }
    assertAlongAnIndex(8, "relkind = 'r'");
  }

  private static boolean work(CustomerFile file, UUID check) {
    FollowUp followUp = file.followUp(check).orElseThrow();
    file.note(followUp);
    file.openFollowUps();
    file.promise("g" + LATE);
    file.keep(file.promises().getFirst());
    file.completion(check);
    file.lastAct(check);
    file.record(new Act(NOW, "kim", Act.What.KEPT, check, 2, null, "a note"));
    file.complete(check, new CustomerFile.Completion("kim", NOW, "a note"));
    file.erase();
    return true;
  }

  private Tables tables(Timers timers) {
    Customers customers = new Customers(jdbc);
    FollowUps followUps = new FollowUps(jdbc);
    Promises promises = new Promises(jdbc);
    Acts acts = new Acts(jdbc);
    History history = new History(jdbc);
    StoryTables story =
        StoryTables.of(jdbc, new PostgresAnnouncements(jdbc, transactions, event -> {}));
    return new Tables(
        customers,
        followUps,
        promises,
        history,
        new EventsSeen(jdbc),
        new PostgresOutbox(jdbc, transactions),
        acts,
        List.of(customers, followUps, promises, acts, history, story),
        timers,
        story,
        new Joining(jdbc),
        event -> {});
  }

  /** Of the tables that hold something: an empty one is quickest read whole. */
  private void assertAlongAnIndex(int statements) {
    assertAlongAnIndex(statements, "relkind = 'r' and reltuples > 1000");
  }

  private void assertAlongAnIndex(int statements, String which) {
    String tables =
        String.join(
            "|",
            new JdbcTemplate(DATABASE)
                .queryForList(
                    "select relname from pg_class where relnamespace = current_schema()::regnamespace and "
                        + which,
                    String.class));
    Map<String, String> scanning =
        explaining.plans().entrySet().stream()
            .filter(p -> p.getValue().matches("(?s).*Seq Scan on (%s)\\b.*".formatted(tables)))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    assertThat(scanning).isEmpty();
    assertThat(explaining.plans()).hasSizeGreaterThanOrEqualTo(statements);
  }

  private static UUID check(int i) throws Exception {
    byte[] digest =
        MessageDigest.getInstance("MD5").digest(("check" + i).getBytes(StandardCharsets.UTF_8));
    return UUID.fromString(
        HexFormat.of()
            .formatHex(digest)
            .replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
  }
}
