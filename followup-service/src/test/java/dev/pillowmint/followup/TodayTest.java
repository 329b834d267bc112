package dev.pillowmint.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pillowmint.followup.plan.Fixtures;
import dev.pillowmint.followup.plan.Tasks;
import dev.pillowmint.followup.plan.Tasks.Answer;
import dev.pillowmint.followup.plan.Today;
import dev.pillowmint.followup.plan.Today.Section;
import dev.pillowmint.followup.store.TodayPlans;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.server.PathContainer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import org.springframework.web.util.pattern.PathPatternParser;

/** Today's work out of a real database that holds a lot of it. */
@Tag("stack")
@TestInstance(Lifecycle.PER_CLASS)
class TodayTest {
  private static final int MANY = 60_000;
  private static final Instant NOW = Fixtures.MONDAY_TEN;

  private @Nullable RunningService started;

  @BeforeAll
  void start() {
    RunningService service =
        RunningService.start(
            new SettableClock(NOW),
            "spring.datasource.hikari.data-source-properties.socketTimeout=120");
    started = service;
    await().atMost(Duration.ofSeconds(60)).until(service::isReady);
    Seed seed = new Seed(service, NOW);
    seed.customer("M-1", "Many", "Europe/Berlin");
    jdbc()
        .sql(
            """
            insert into follow_ups (id, customer_id, gesture_id, text, step, kind, marketing, owed,
              fulfils, role, state, reason, channel, due_at, changed_at, revision, attempts,
              promise_due_at)
            select gen_random_uuid(), 'M-1', 'm-' || n, 'one of many', 'step',
              (array['CALLBACK', 'THANK_YOU_NOTE', 'AFTER_CARE', 'FEEDBACK_REQUEST'])[n % 4 + 1],
              false, false, false, (array['care-team', 'care-lead', null])[n % 3 + 1], 'DUE',
              'ITS_TIME', 'WORKLIST', :now - n * interval '1 minute', :now, 2, 0,
              case when n % 10 = 0 then :now + n * interval '1 second' end
            from generate_series(1, :many) as n\
            """)
        .param("now", NOW.atOffset(ZoneOffset.UTC))
        .param("many", MANY)
        .update();
    jdbc().sql("analyze follow_ups").update();
  }

  @AfterAll
  void stop() {
    if (started != null) {
      started.close();
    }
  }

  @Test
  void shouldLeadThroughAllOfItPageByPageInOrder() {
    Today.Asked asked = asked(Set.of(Section.PROMISES, Section.NOTES), Set.of("care-lead"));
    List<Today.Entry> all = new ArrayList<>();
    Today.@Nullable Mark after = null;
    for (int page = 0; page < 12; page++) {
      List<Today.Entry> found = today().entries(asked, 25, after);
      assertThat(found).hasSize(25);
      all.addAll(found);
      after = found.getLast().mark(Objects.requireNonNull(found.getLast().section()));
    }
    assertThat(all).extracting(e -> e.item().followUp().id()).doesNotHaveDuplicates();
    assertThat(all).extracting(e -> String.valueOf(e.item().promisedBy())).isSorted();
    assertThat(all)
        .extracting(e -> String.valueOf(e.item().followUp().task().role()))
        .containsOnly("care-lead", "null");
  }

  @Test
  void shouldGoOnWithTheNextSectionWhereOneEnds() {
    Today.Asked none = new Today.Asked(EnumSet.allOf(Section.class), null, null, NOW, NOW);
    List<Today.Entry> first = today().entries(none, 3, null);
    assertThat(first).extracting(Today.Entry::section).containsOnly(Section.CALLS);
    Today.Mark end = new Today.Mark(Section.CALLS, NOW.plus(Duration.ofDays(1)), new UUID(0, 0));
    assertThat(today().entries(none, 3, end))
        .extracting(Today.Entry::section)
        .containsOnly(Section.NOTES);
  }

  @Test
  void shouldCountNoFurtherThanAsked() {
    assertThat(today().counts(asked(EnumSet.allOf(Section.class), null), 100).values())
        .containsOnly(101);
  }

  @ParameterizedTest
  @EnumSource(Section.class)
  void shouldReadAlongAnIndexWhateverIsAsked(Section section) {
    for (Today.Asked asked : List.of(asked(Set.of(section), null), ofTeams(section))) {
      List<String> plan = TodayPlans.explain(jdbc(), asked, section);
      assertThat(plan)
          .as(String.join("\n", plan))
          .anyMatch(line -> line.contains("Scan using follow_ups_"))
          .noneMatch(line -> line.contains("Seq Scan"))
          .filteredOn(line -> line.contains("rows="))
          .allMatch(line -> rows(line) <= 200);
    }
  }

  @Test
  void shouldGiveATaskToOneOfManyWhoAskAtOnce() throws Exception {
    UUID id = new Seed(service(), NOW).task("M-1", "contested", "CALLBACK", "Everybody wants it");
    Tasks tasks = service().bean(Tasks.class);
    try (ExecutorService people = Executors.newFixedThreadPool(8)) {
      List<Future<Answer>> answers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        String who = "person-" + i;
        answers.add(people.submit(() -> tasks.claim(id, who)));
      }
      assertThat(answers)
          .extracting(TodayTest::answer)
          .filteredOn(Answer.Taken.class::isInstance)
          .hasSize(1);
    }
  }

  @Test
  void shouldGiveTasksToProgramsToo() {
    UUID id = new Seed(service(), NOW).task("M-1", "by-program", "CALLBACK", "Once is enough");
    Tasks tasks = service().bean(Tasks.class);
    String claim = "/v1/worklist/" + id + "/claim";
    assertThat(service().post(claim, "").body())
        .isEqualTo("{\"by\":\"staff\",\"until\":\"2026-03-02T09:30:00Z\"}");
    assertThat(tasks.claim(id, "ada")).isInstanceOf(Answer.HeldByAnother.class);
    assertThat(service().delete(claim).statusCode()).isEqualTo(204);
    assertThat(tasks.claim(id, "ada")).isInstanceOf(Answer.Taken.class);
    assertThat(service().delete(claim).statusCode()).isEqualTo(409);
    HttpResponse<String> done = service().post("/v1/worklist/" + id + "/done", "");
    assertThat(done.statusCode()).isEqualTo(409);
    assertThat(done.body()).contains("ada has taken it until 2026-03-02T09:30:00Z");
  }

  private static Answer answer(Future<Answer> answer) {
    try {
      return answer.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Today.Asked ofTeams(Section section) {
    return asked(Set.of(section), Set.of("care-team", "care-lead"));
  }

  private static double rows(String line) {
    return Double.parseDouble(line.replaceAll(".*\\(actual rows=([0-9.]+).*", "$1"));
  }

  private static Today.Asked asked(Set<Section> sections, @Nullable Set<String> teams) {
    return new Today.Asked(sections, teams, null, NOW, NOW.plus(Duration.ofHours(24)));
  }

  private Today today() {
    return service().bean(Today.class);
  }

  /** Looking for a file takes longer than all else that a page does, and a page has many links. */
  @Test
  void shouldLookForFilesOnlyWhereFilesAre() {
    ResourceUrlProvider files = Objects.requireNonNull(started).bean(ResourceUrlProvider.class);

    assertThat(files.getForLookupPath("/pillowmint.css")).matches("/pillowmint-[0-9a-f]{32}\\.css");
    for (String page : List.of("/", "/login", "/tasks/" + UUID.randomUUID(), "/customers/C-1")) {
      PathContainer path = PathContainer.parsePath(page);
      assertThat(files.getHandlerMap().keySet())
          .noneMatch(pattern -> PathPatternParser.defaultInstance.parse(pattern).matches(path));
    }
  }

  private JdbcClient jdbc() {
    return service().bean(JdbcClient.class);
  }

  private RunningService service() {
    return Objects.requireNonNull(started);
  }
}
