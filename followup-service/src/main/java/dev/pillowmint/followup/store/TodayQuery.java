package dev.pillowmint.followup.store;

import dev.pillowmint.followup.plan.Kind;
import dev.pillowmint.followup.plan.Today;
import dev.pillowmint.followup.plan.Today.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Ids and times of one section's next follow-ups. One branch per kind and team, each of which ends
 * after {@code limit} rows of an index, so that a million open follow-ups cost no more than a
 * hundred.
 *
 * @param sql with named parameters
 * @param parameters their values
 */
record TodayQuery(String sql, Map<String, Object> parameters) {
  private static final int MOST_TEAMS = 20;

  static TodayQuery of(Today.Asked asked, Today.Mark from, int limit) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("near", Objects.requireNonNull(Times.column(asked.near())));
    parameters.put("now", Objects.requireNonNull(Times.column(asked.now())));
    parameters.put("at", Objects.requireNonNull(Times.column(from.at())));
    parameters.put("id", from.id());
    parameters.put("limit", limit);
    List<String> branches = new ArrayList<>();
    for (String rows : rows(from.section())) {
      for (String whose : whose(asked, parameters)) {
        branches.add(branch(from.section(), rows + whose));
      }
    }
    return new TodayQuery(
        "select id, moment from ("
            + String.join(" union all ", branches)
            + ") as branches order by moment, id limit :limit",
        parameters);
  }

  private static String branch(Section section, String rows) {
    String time = section == Section.PROMISES ? "promise_due_at" : "due_at";
    return """
    (select id, %1$s as moment from follow_ups where state = 'DUE' and %2$s
     and (%1$s, id) > (:at, :id) order by %1$s, id limit :limit)"""
        .formatted(time, rows);
  }

  private static List<String> rows(Section section) {
    return switch (section) {
      case PROMISES -> List.of("promise_due_at is not null and promise_due_at <= :near");
      case CALLS -> kinds(Kind.CALLBACK);
      case NOTES -> kinds(Kind.THANK_YOU_NOTE);
      case REST -> kinds(Kind.AFTER_CARE, Kind.FEEDBACK_REQUEST, Kind.PROMISE_CHECK);
    };
  }

  private static List<String> kinds(Kind... kinds) {
    return List.of(kinds).stream()
        .map(
            kind ->
                "kind = '%s' and (promise_due_at is null or promise_due_at > :near)"
                    .formatted(kind.name()))
        .toList();
  }

  /** Everybody's, somebody's own, or the teams' and what is anybody's. */
  private static List<String> whose(Today.Asked asked, Map<String, Object> parameters) {
    @Nullable Set<String> teams = asked.teams();
    if (asked.heldBy() != null) {
      parameters.put("holder", asked.heldBy());
      return List.of(
          " and id = any(array(select follow_up_id from claims"
              + " where claimed_by = :holder and claimed_until > :now))");
    }
    if (teams == null) {
      return List.of("");
    }
    List<String> whose = new ArrayList<>(List.of(" and coalesce(role, '') = ''"));
    teams.stream()
        .sorted()
        .limit(MOST_TEAMS)
        .forEach(
            team -> {
              String name = "team" + whose.size();
              parameters.put(name, team);
              whose.add(" and coalesce(role, '') = :" + name);
            });
    return whose;
  }
}
