package dev.pillowmint.followup.store;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.followup.plan.Judged;
import dev.pillowmint.followup.plan.Promise;
import dev.pillowmint.followup.story.Decision;
import dev.pillowmint.followup.story.Entry;
import dev.pillowmint.followup.story.Stories;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Answers from the tables, page by page along an index. */
final class PostgresStories implements Stories {
  private static final Instant LONG_AGO = Instant.EPOCH;

  /** After every id. */
  private static final String LAST = "\uffff";

  private static final int MOST_PROMISES = 50;
  private static final int MOST_ALIASES = 20;
  private static final int MOST_CHOICES = 20;

  private final JdbcClient jdbc;
  private final StoryTables tables;

  PostgresStories(JdbcClient jdbc, StoryTables tables) {
    this.jdbc = jdbc;
    this.tables = tables;
  }

  @Override
  public List<Proposal> proposals(Set<String> roles, int limit, @Nullable Position after) {
    return jdbc
        .sql(
            """
            select d.told, c.display_name from decisions d join customers c on c.id = d.customer_id
            where d.outcome = 'PROPOSED' and (:all or d.asked_role = any(:roles))
              and (coalesce(d.answer_by, '9999-01-01 00:00:00+00'::timestamptz), d.id) > (:at, :id)
            order by coalesce(d.answer_by, '9999-01-01 00:00:00+00'::timestamptz), d.id limit :limit""")
        .param("all", roles.isEmpty())
        .param("roles", roles.toArray(String[]::new))
        .param("at", Times.column(after == null ? LONG_AGO : after.at()))
        .param("id", after == null ? "" : after.key())
        .param("limit", limit)
        .query((row, n) -> new Named(Decisions.decision(row), row.getString("display_name")))
        .list()
        .stream()
        .map(this::proposal)
        .toList();
  }

  @Override
  public Optional<Proposal> proposal(String decisionId) {
    return jdbc.sql(
            """
            select d.told, c.display_name from decisions d join customers c on c.id = d.customer_id
            where d.id = ?""")
        .param(decisionId)
        .query((row, n) -> new Named(Decisions.decision(row), row.getString("display_name")))
        .optional()
        .map(this::proposal);
  }

  private Proposal proposal(Named named) {
    Decision decision = named.decision();
    return new Proposal(
        decision,
        named.displayName(),
        tables.moments().find(decision.customerId(), decision.cause().event()).orElse(null),
        tables.said().answers(decision.id()));
  }

  @Override
  public List<Named> missed(@Nullable String reason, int limit, @Nullable Position after) {
    return jdbc.sql(
            """
            select d.told, c.display_name from decisions d join customers c on c.id = d.customer_id
            where d.missed and (d.decided_at, d.id) < (:at, :id) %s
            order by d.decided_at desc, d.id desc limit :limit"""
                .formatted(reason == null ? "" : "and d.reason = :reason"))
        .param("at", Times.column(after == null ? NEVER : after.at()))
        .param("id", after == null ? LAST : after.key())
        .param("reason", reason)
        .param("limit", limit)
        .query((row, n) -> new Named(Decisions.decision(row), row.getString("display_name")))
        .list();
  }

  @Override
  public List<Misses> missedByReason(Instant since) {
    Map<String, Misses> byReason = new LinkedHashMap<>();
    jdbc.sql(
            """
            select reason, stake_currency, count(*) as missed, sum(stake) as stake from decisions
            where missed and decided_at >= ? group by reason, stake_currency""")
        .param(Times.column(since))
        .query(
            (row, n) -> {
              Amount stake = Decisions.amount(row, "stake", "stake_currency");
              return new Misses(
                  row.getString("reason"),
                  row.getLong("missed"),
                  stake == null ? List.of() : List.of(stake));
            })
        .list()
        .forEach(one -> byReason.merge(one.reason(), one, PostgresStories::together));
    return byReason.values().stream().sorted((a, b) -> Long.compare(b.count(), a.count())).toList();
  }

  private static Misses together(Misses one, Misses other) {
    List<Amount> stakes = new ArrayList<>(one.stakes());
    stakes.addAll(other.stakes());
    return new Misses(one.reason(), one.count() + other.count(), stakes);
  }

  @Override
  public Optional<Portrait> portrait(String asked) {
    String customerId = Customers.remaining(jdbc, asked);
    return new Customers(jdbc)
        .find(customerId)
        .filter(customer -> customer.erasedAt() == null)
        .map(
            customer ->
                new Portrait(
                    customer,
                    aliases(customerId),
                    tables.moments().interests(customerId),
                    promises(customerId),
                    tables.said().choices(customerId, MOST_CHOICES)));
  }

  private List<String> aliases(String customerId) {
    return List.copyOf(
        jdbc.sql("select id from customers where joined_to = ? order by joined_at desc, id limit ?")
            .param(customerId)
            .param(MOST_ALIASES)
            .query(String.class)
            .list());
  }

  private List<Promise> promises(String customerId) {
    return jdbc.sql(
            """
            select * from promises where customer_id = ? and due_at is not null
            order by state = 'OPEN' desc, due_at desc, id limit ?""")
        .param(customerId)
        .param(MOST_PROMISES)
        .query((row, n) -> Promises.promise(row))
        .list();
  }

  @Override
  public List<Entry> story(String customerId, int limit, @Nullable Position before) {
    Telling telling = new Telling(Customers.remaining(jdbc, customerId), limit, before);
    return Entry.newest(limit, List.of(telling.happened(), telling.decided(), telling.followed()));
  }

  @Override
  public List<Match> customers(String text, int limit) {
    String prefix = text.replaceAll("([\\\\%_])", "\\\\$1") + "%";
    return jdbc.sql(
            """
            select id, display_name from (
              (select coalesce(c.joined_to, c.id), coalesce(r.display_name, c.display_name)
               from customers c left join customers r on r.id = c.joined_to
               where c.id like :id and c.erased_at is null and r.erased_at is null
               order by c.id limit :limit)
              union
              (select id, display_name from customers
               where lower(display_name) like lower(:id) and erased_at is null limit :limit)) found (id, display_name)
            order by id <> :text, id limit :limit""")
        .param("id", prefix)
        .param("text", text)
        .param("limit", limit)
        .query((row, n) -> new Match(row.getString("id"), row.getString("display_name")))
        .list();
  }

  /** The parts of one customer's story, each newest first. */
  private final class Telling {
    private final String customer;
    private final int limit;
    private final Instant at;
    private final String key;

    Telling(String customer, int limit, @Nullable Position before) {
      this.customer = customer;
      this.limit = limit;
      this.at = before == null ? NEVER : before.at();
      this.key = before == null ? LAST : before.key();
    }

    List<Entry> happened() {
      return Entry.of(
          part("moments", "happened_at", "'event:' || source || E'\\n' || event_id")
              .query((row, n) -> new Entry.Happened(Moments.moment(row)))
              .list());
    }

    List<Entry> decided() {
      return Entry.of(
          part("decisions", "decided_at", "'decision:' || id")
              .query((row, n) -> new Entry.Decided(Decisions.decision(row)))
              .list());
    }

    List<Entry> followed() {
      List<Entry.Followed> followed =
          part("follow_ups", "changed_at", "'follow-up:' || id")
              .query(
                  (row, n) ->
                      new Entry.Followed(
                          FollowUps.followUp(row), FollowUps.completion(row), List.of()))
              .list();
      Map<UUID, List<Judged>> verdicts =
          new History(jdbc).newestVerdicts(followed.stream().map(f -> f.followUp().id()).toList());
      return Entry.of(
          followed.stream()
              .map(
                  f ->
                      new Entry.Followed(
                          f.followUp(),
                          f.completion(),
                          verdicts.getOrDefault(f.followUp().id(), List.of())))
              .toList());
    }

    private JdbcClient.StatementSpec part(String table, String time, String name) {
      return jdbc.sql(
              """
              select * from %1$s where customer_id = :customer and %2$s <= :at
                and (%2$s < :at or (%3$s) collate "C" < :key)
              order by %2$s desc, (%3$s) collate "C" desc limit :limit"""
                  .formatted(table, time, name))
          .param("customer", customer)
          .param("at", Times.column(at))
          .param("key", key)
          .param("limit", limit);
    }
  }
}
