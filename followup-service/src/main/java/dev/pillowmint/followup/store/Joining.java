package dev.pillowmint.followup.store;

import dev.pillowmint.followup.plan.Files;
import dev.pillowmint.followup.plan.Promise;
import dev.pillowmint.followup.plan.PromiseState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Moves the rows of a customer who turns out to be another. */
final class Joining {
  /** Those that may have a row of each of the two. */
  private static final List<String> PLAIN =
      List.of(
          "follow_ups",
          "promises",
          "preference_changes",
          "acts",
          "moments",
          "answers",
          "offers",
          "announcements");

  private final JdbcClient jdbc;
  private final Promises promises;

  Joining(JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.promises = new Promises(jdbc);
  }

  /**
   * Makes all that is the alias' the other's, save what stands in the row of the customer.
   *
   * @return ends of promises that were known of one of them only, while the promise is the other's
   */
  List<Promise> move(String alias, String into) {
    List<Promise> foretold = parted(alias, into);
    update(
        """
        update promises set check_id = coalesce(check_id, (select id from follow_ups f
          where f.customer_id = promises.customer_id and f.promise_id = promises.id
            and f.kind = 'PROMISE_CHECK'))
        where customer_id = :alias""",
        alias,
        into);
    PLAIN.forEach(
        table ->
            update(
                "update %s set customer_id = :into where customer_id = :alias".formatted(table),
                alias,
                into));
    for (String table : List.of("decisions", "choices")) {
      update(
          """
          update %s set customer_id = :into,
            told = jsonb_set(told, '{customerId}', to_jsonb(cast(:into as text)))
          where customer_id = :alias"""
              .formatted(table),
          alias,
          into);
    }
    update(
        """
        insert into failures (customer_id, what, id, failed_at)
        select :into, what, id, failed_at from failures where customer_id = :alias
        on conflict do nothing""",
        alias,
        into);
    update("delete from failures where customer_id = :alias", alias, into);
    interests(alias, into);
    return foretold;
  }

  /**
   * A promise that both have by the same id is two; the alias' is named apart. One of which only
   * the end was heard is none: it says what becomes of the other. Nor is one of a gesture that was
   * granted to both: it is the same, since an event was told under both.
   */
  private List<Promise> parted(String alias, String into) {
    Map<String, Promise> theirs =
        promises.of(into).stream().collect(Collectors.toMap(Promise::id, Function.identity()));
    Set<String> twins = twins(alias, into);
    List<Promise> foretold = new ArrayList<>();
    for (Promise promise : promises.of(alias)) {
      Promise other = theirs.get(promise.id());
      if (other == null) {
        continue;
      }
      if (twins.contains(promise.id())) {
        remove(promise);
        if (promise.state() != PromiseState.OPEN) {
          foretold.add(promise);
        }
        continue;
      }
      if (promise.dueAt() == null) {
        foretold.add(promise);
        remove(promise);
      } else if (other.dueAt() == null) {
        foretold.add(other);
        remove(other);
      } else {
        rename(promise, Files.apart(alias, promise.id()));
      }
    }
    return foretold;
  }

  /** The gestures whose follow-ups both have; the alias' are named apart. */
  private Set<String> twins(String alias, String into) {
    Set<String> twins =
        Set.copyOf(
            jdbc.sql(
                    """
                    select distinct a.gesture_id from follow_ups a
                    join follow_ups b on b.customer_id = ? and b.gesture_id = a.gesture_id
                    where a.customer_id = ?""")
                .param(into)
                .param(alias)
                .query(String.class)
                .list());
    for (String gesture : twins) {
      jdbc.sql(
              """
              update follow_ups set gesture_id = :apart,
                promise_id = case when promise_id is null then null else :apart end
              where customer_id = :alias and gesture_id = :gesture""")
          .param("apart", Files.apart(alias, gesture))
          .param("alias", alias)
          .param("gesture", gesture)
          .update();
    }
    return twins;
  }

  private void remove(Promise promise) {
    jdbc.sql("delete from promises where customer_id = ? and id = ?")
        .param(promise.customerId())
        .param(promise.id())
        .update();
  }

  private void rename(Promise promise, String id) {
    jdbc.sql(
            "update promises set id = :to, check_id = coalesce(check_id, :check) where customer_id = :customer and id = :id")
        .param("to", id)
        .param("check", promise.check())
        .param("customer", promise.customerId())
        .param("id", promise.id())
        .update();
    jdbc.sql(
            "update follow_ups set promise_id = :to where customer_id = :customer and promise_id = :id")
        .param("to", id)
        .param("customer", promise.customerId())
        .param("id", promise.id())
        .update();
  }

  private void interests(String alias, String into) {
    update(
        """
        insert into interests (customer_id, told, told_at, noted)
        select :into, told, told_at, noted from interests where customer_id = :alias
        on conflict (customer_id) do update set
          told = case when excluded.told_at is not null
            and (interests.told_at is null or excluded.told_at > interests.told_at)
            then excluded.told else interests.told end,
          told_at = greatest(interests.told_at, excluded.told_at),
          noted = array(select distinct i from unnest(interests.noted || excluded.noted) i order by i limit 100)""",
        alias,
        into);
    update("delete from interests where customer_id = :alias", alias, into);
  }

  private void update(String sql, String alias, String into) {
    JdbcClient.StatementSpec statement = jdbc.sql(sql);
    if (sql.contains(":alias")) {
      statement = statement.param("alias", alias);
    }
    if (sql.contains(":into")) {
      statement = statement.param("into", into);
    }
    statement.update();
  }
}
