package dev.pillowmint.followup.store;

import dev.pillowmint.followup.plan.Bounce;
import dev.pillowmint.followup.plan.Complaint;
import dev.pillowmint.followup.plan.Customer;
import dev.pillowmint.followup.plan.EventRef;
import dev.pillowmint.followup.plan.Medium;
import dev.pillowmint.followup.plan.Preferences;
import dev.pillowmint.followup.plan.Profile;
import dev.pillowmint.followup.plan.Purpose;
import dev.pillowmint.followup.plan.Situation;
import dev.pillowmint.followup.plan.Told;
import dev.pillowmint.followup.plan.Wish;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables {@code customers} and {@code wishes}. */
final class Customers implements Forgets {
  private final JdbcClient jdbc;
  private final Bounces bounces;

  Customers(JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.bounces = new Bounces(jdbc);
  }

  /**
   * Reads the customers and keeps everybody else out until the transaction ends. Whoever locks
   * several, or one by an identifier that was given up, does so in the same order, so that no two
   * wait for each other.
   *
   * @return by each id that was asked for, the customer that it is now
   */
  Map<String, Customer> lock(Set<String> ids) {
    return found(ids, held(ids));
  }

  /** Locks the two, and with them the identifiers that were given up to the first. */
  Map<String, Customer> lockToJoin(String alias, String into) {
    Set<String> ids = new HashSet<>(Set.of(alias));
    ids.add(into);
    Set<String> all = new HashSet<>(ids);
    all.addAll(
        jdbc.sql("select id from customers where joined_to = ?")
            .param(alias)
            .query(String.class)
            .list());
    return found(ids, held(all));
  }

  /**
   * The rows, and those of who remains. Where somebody is joined between the reading of whom and
   * the locking, their row is locked behind the others; the database ends what may then wait for
   * each other by failing one of the two, which is tried again.
   */
  private Map<String, Row> held(Set<String> ids) {
    Map<String, Row> rows = new HashMap<>();
    Set<String> missing = ids;
    while (!missing.isEmpty()) {
      rows.putAll(rows(missing));
      missing =
          rows.values().stream()
              .map(Row::joinedTo)
              .filter(to -> to != null && !rows.containsKey(to))
              .collect(Collectors.toSet());
    }
    return rows;
  }

  private Map<String, Customer> found(Set<String> ids, Map<String, Row> rows) {
    List<Customer> remaining =
        rows.values().stream().filter(r -> r.joinedTo() == null).map(Row::customer).toList();
    Map<String, Customer> byId = new HashMap<>();
    whole(remaining, remaining.stream().map(Customer::id).toArray(String[]::new))
        .forEach(customer -> byId.put(customer.id(), customer));
    Map<String, Customer> found = new HashMap<>();
    ids.forEach(id -> found.put(id, Objects.requireNonNull(byId.get(remaining(id, rows)))));
    return found;
  }

  private static String remaining(String id, Map<String, Row> rows) {
    String at = id;
    for (String to = joinedTo(at, rows); to != null; to = joinedTo(at, rows)) {
      at = to;
    }
    return at;
  }

  private static @Nullable String joinedTo(String id, Map<String, Row> rows) {
    return Objects.requireNonNull(rows.get(id)).joinedTo();
  }

  private Map<String, Row> rows(Set<String> ids) {
    String[] sorted = ids.stream().sorted().toArray(String[]::new);
    List<Row> rows = locked(sorted);
    if (rows.stream().filter(row -> ids.contains(row.customer().id())).count() < sorted.length) {
      jdbc.sql("insert into customers (id) select unnest(?) on conflict do nothing")
          .param(sorted)
          .update();
      rows = locked(sorted);
    }
    Map<String, Row> byId = new HashMap<>();
    rows.forEach(row -> byId.put(row.customer().id(), row));
    return byId;
  }

  /**
   * A row.
   *
   * @param joinedTo whom the id was given up to; null: nobody
   */
  private record Row(Customer customer, @Nullable String joinedTo) {}

  /** The customer that the id is now; itself if nothing is known of it. */
  static String remaining(JdbcClient jdbc, String id) {
    return jdbc.sql("select coalesce(joined_to, id) from customers where id = ?")
        .param(id)
        .query(String.class)
        .optional()
        .orElse(id);
  }

  /** The id is the other's from now on, and with it those that were given up to it before. */
  void giveUp(String alias, String into, Instant now) {
    keep(Customer.unknown(alias));
    jdbc.sql(
            "update customers set joined_to = :into, joined_at = :now where id = :alias or joined_to = :alias")
        .param("alias", alias)
        .param("into", into)
        .param("now", Times.column(now))
        .update();
  }

  private List<Customer> whole(List<Customer> customers, String... ids) {
    Map<String, Map<Wish, Told<Boolean>>> wishes = new HashMap<>();
    jdbc.sql("select * from wishes where customer_id = any(?)")
        .param(ids)
        .query(
            (RowCallbackHandler)
                row ->
                    wishes
                        .computeIfAbsent(row.getString("customer_id"), id -> new HashMap<>())
                        .put(wish(row), allowed(row)));
    Map<String, Map<Medium, Bounce>> bounced = bounces.of(ids);
    return customers.stream()
        .map(
            c ->
                with(
                    c,
                    wishes.getOrDefault(c.id(), Map.of()),
                    bounced.getOrDefault(c.id(), Map.of())))
        .toList();
  }

  private List<Row> locked(String... ids) {
    return jdbc.sql(
            """
            select * from customers where id = any(:ids || array(
              select joined_to from customers where id = any(:ids) and joined_to is not null))
            order by id for update""")
        .param("ids", ids)
        .query((row, n) -> new Row(customer(row), row.getString("joined_to")))
        .list();
  }

  private static Customer with(
      Customer customer, Map<Wish, Told<Boolean>> wishes, Map<Medium, Bounce> bounced) {
    Preferences p = customer.preferences();
    Situation s = customer.situation();
    return new Customer(
        customer.id(),
        customer.profile(),
        new Preferences(wishes, p.quietFrom(), p.quietUntil(), p.leaveAlone()),
        new Situation(s.complaint(), s.resolvedAt(), s.leftAt(), s.bereavedAt(), bounced),
        customer.erasedAt());
  }

  /** The customer that the id is now; keeps everybody else out until the end. */
  Held hold(String id) {
    Map<String, Row> rows = held(Set.of(id));
    Row row = Objects.requireNonNull(rows.get(remaining(id, rows)));
    return new Held(row.customer().id(), row.customer().erasedAt() != null);
  }

  /**
   * A customer, while nobody else works for them.
   *
   * @param erased whether they asked to be forgotten
   */
  record Held(String id, boolean erased) {}

  /** As known now; empty: never heard of. */
  Optional<Customer> find(String id) {
    List<Customer> found =
        jdbc.sql("select * from customers where id = ?")
            .param(id)
            .query((row, n) -> customer(row))
            .list();
    return whole(found, id).stream().findFirst();
  }

  void keep(Customer customer) {
    Profile profile = customer.profile();
    Preferences preferences = customer.preferences();
    Situation situation = customer.situation();
    Complaint complaint = situation.complaint();
    jdbc.sql(
            """
            update customers set
              display_name = :name, display_name_at = :nameAt, email = :email, email_at = :emailAt,
              time_zone = :zone, time_zone_at = :zoneAt, quiet_from = :from, quiet_from_at = :fromAt,
              quiet_until = :until, quiet_until_at = :untilAt, leave_alone = :alone,
              leave_alone_at = :aloneAt, complaint_source = :source, complaint_event = :event,
              complaint_at = :complaintAt, language = :language, language_at = :languageAt,
              country = :country, country_at = :countryAt, resolved_at = :resolvedAt,
              left_at = :leftAt, bereaved_at = :bereavedAt, erased_at = :erasedAt
            where id = :id""")
        .param("id", customer.id())
        .param("name", Times.value(profile.displayName()))
        .param("nameAt", Times.at(profile.displayName()))
        .param("email", Times.value(profile.email()))
        .param("emailAt", Times.at(profile.email()))
        .param("zone", Times.value(profile.timeZone()))
        .param("zoneAt", Times.at(profile.timeZone()))
        .param("from", Times.value(preferences.quietFrom()))
        .param("fromAt", Times.at(preferences.quietFrom()))
        .param("until", Times.value(preferences.quietUntil()))
        .param("untilAt", Times.at(preferences.quietUntil()))
        .param("alone", Times.value(preferences.leaveAlone()))
        .param("aloneAt", Times.at(preferences.leaveAlone()))
        .param("source", complaint == null ? null : complaint.event().source())
        .param("event", complaint == null ? null : complaint.event().id())
        .param("complaintAt", complaint == null ? null : Times.column(complaint.at()))
        .param("language", Times.value(profile.language()))
        .param("languageAt", Times.at(profile.language()))
        .param("country", Times.value(profile.country()))
        .param("countryAt", Times.at(profile.country()))
        .param("resolvedAt", Times.column(situation.resolvedAt()))
        .param("leftAt", Times.column(situation.leftAt()))
        .param("bereavedAt", Times.column(situation.bereavedAt()))
        .param("erasedAt", Times.column(customer.erasedAt()))
        .update();
    preferences.contact().forEach((wish, told) -> keep(customer.id(), wish, told));
    bounces.keep(customer.id(), situation.bounces());
  }

  /** What is in the row itself goes when the erased customer is kept. */
  @Override
  public void forget(String id) {
    bounces.forget(id);
    jdbc.sql("delete from wishes where customer_id = ?").param(id).update();
  }

  private void keep(String id, Wish wish, Told<Boolean> told) {
    jdbc.sql(
            """
            insert into wishes (customer_id, medium, purpose, allowed, told_at)
            values (?, ?, ?, ?, ?)
            on conflict (customer_id, medium, purpose)
            do update set allowed = excluded.allowed, told_at = excluded.told_at""")
        .param(id)
        .param(wish.medium().name())
        .param(wish.purpose().name())
        .param(told.value())
        .param(Times.at(told))
        .update();
  }

  private static Customer customer(ResultSet row) throws SQLException {
    return new Customer(
        row.getString("id"),
        new Profile(
            Times.told(row, "display_name"),
            Times.told(row, "email"),
            Times.told(row, "time_zone"),
            Times.told(row, "language"),
            Times.told(row, "country")),
        new Preferences(
            Map.of(),
            Times.told(row, "quiet_from"),
            Times.told(row, "quiet_until"),
            leaveAlone(row)),
        new Situation(
            complaint(row),
            Times.optional(row, "resolved_at"),
            Times.optional(row, "left_at"),
            Times.optional(row, "bereaved_at"),
            Map.of()),
        Times.optional(row, "erased_at"));
  }

  private static @Nullable Told<Boolean> leaveAlone(ResultSet row) throws SQLException {
    Instant at = Times.optional(row, "leave_alone_at");
    return at == null ? null : new Told<>(row.getBoolean("leave_alone"), at);
  }

  private static @Nullable Complaint complaint(ResultSet row) throws SQLException {
    Instant at = Times.optional(row, "complaint_at");
    return at == null
        ? null
        : new Complaint(
            new EventRef(row.getString("complaint_source"), row.getString("complaint_event")), at);
  }

  private static Wish wish(ResultSet row) throws SQLException {
    return new Wish(
        Medium.valueOf(row.getString("medium")), Purpose.valueOf(row.getString("purpose")));
  }

  private static Told<Boolean> allowed(ResultSet row) throws SQLException {
    return new Told<>(row.getBoolean("allowed"), Times.required(row, "told_at"));
  }
}
