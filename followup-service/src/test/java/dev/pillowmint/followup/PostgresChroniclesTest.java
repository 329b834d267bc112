package dev.pillowmint.followup;

import static dev.pillowmint.followup.story.DecisionBuilder.MONDAY_TEN;
import static dev.pillowmint.followup.story.DecisionBuilder.aGrant;
import static dev.pillowmint.followup.story.DecisionBuilder.aMiss;
import static dev.pillowmint.followup.story.DecisionBuilder.aProposal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pillowmint.followup.plan.Care;
import dev.pillowmint.followup.plan.EventRef;
import dev.pillowmint.followup.plan.News;
import dev.pillowmint.followup.story.Chronicles;
import dev.pillowmint.followup.story.ChroniclesContract;
import dev.pillowmint.followup.story.Decision;
import dev.pillowmint.followup.story.Entry;
import dev.pillowmint.followup.story.Memory;
import dev.pillowmint.followup.story.Moment;
import dev.pillowmint.followup.story.Offer;
import dev.pillowmint.followup.story.Offers;
import dev.pillowmint.followup.story.Person;
import dev.pillowmint.followup.story.Stories;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@Tag("stack")
class PostgresChroniclesTest extends ChroniclesContract {
  private static RunningService service;
  private static Stories stories;
  private static Memory memory;

  @BeforeAll
  static void start() {
    service =
        RunningService.start(
            new SettableClock(MONDAY_TEN), "pillowmint.scheduler.housekeeping=300ms");
    await().atMost(Duration.ofSeconds(40)).until(service::isReady);
    stories = service.bean(Stories.class);
    memory = service.bean(Memory.class);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Override
  protected Chronicles chronicles() {
    return service.bean(Chronicles.class);
  }

  @Test
  void shouldNeverGoBackToAnOlderRevision() {
    Decision second = aGrant(customer).id("d-" + customer).revision(1).build();

    memory.hear(second);
    in(chronicle -> chronicle.keep(aProposal(customer).id(second.id()).build()));

    in(chronicle -> assertThat(chronicle.decision(second.id())).hasValue(second));
  }

  @Test
  void shouldListProposalsByTheTimeToAnswer() {
    String role = "role-" + customer;
    Instant soon = MONDAY_TEN.plusSeconds(60);
    String late = aProposed(role, MONDAY_TEN.plusSeconds(600));
    String first = aProposed(role, soon);
    String tie = aProposed(role, soon);
    String anyTime = aProposed(role, null);
    List<String> ties = new ArrayList<>(List.of(first, tie));
    ties.sort(null);

    assertThat(proposals(role, null)).containsExactly(ties.get(0), ties.get(1), late, anyTime);
    assertThat(proposals(role, new Stories.Position(soon, ties.get(0))))
        .containsExactly(ties.get(1), late, anyTime);
    assertThat(proposals(role, new Stories.Position(Stories.NEVER, anyTime))).isEmpty();
  }

  @Test
  void shouldListWhatIsMissedNewestFirstUntilItIsMadeGood() {
    String reason = "budget-exhausted";
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Decision missed =
          aMiss(customer)
              .reason(reason)
              .at(MONDAY_TEN.plusSeconds(i))
              .atRisk((i + 1) + "00.00")
              .build();
      memory.hear(missed);
      ids.addFirst(missed.id());
    }

    assertThat(missed(reason, null)).containsExactlyElementsOf(ids);
    assertThat(missed(reason, new Stories.Position(MONDAY_TEN.plusSeconds(2), ids.get(0))))
        .containsExactly(ids.get(1), ids.get(2));
    assertThat(stories.missedByReason(MONDAY_TEN))
        .filteredOn(m -> m.reason().equals(reason))
        .singleElement()
        .satisfies(m -> assertThat(m.count()).isEqualTo(3))
        .satisfies(m -> assertThat(m.stakes()).hasToString("[600.00 EUR]"));

    service
        .bean(Offers.class)
        .offer(
            ids.get(1),
            new Offer.Gift(Offer.Kind.CALLBACK, null, "a call"),
            Person.of("ada", Set.of(), "agent", false),
            "agent");

    assertThat(missed(reason, null)).containsExactly(ids.get(0), ids.get(2));
  }

  @Test
  void shouldLetOneOfManyMakeItGood() throws Exception {
    Decision missed = aMiss(customer).build();
    memory.hear(missed);
    List<Callable<Offers.Offered>> clicks = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Person person = Person.of("person-" + i, Set.of(), "agent", false);
      clicks.add(
          () ->
              service
                  .bean(Offers.class)
                  .offer(
                      missed.id(),
                      new Offer.Gift(Offer.Kind.GIFT, null, "a card"),
                      person,
                      "agent"));
    }

    List<Offers.Offered> outcomes = new ArrayList<>();
    try (ExecutorService people = Executors.newFixedThreadPool(8)) {
      for (Future<Offers.Offered> click : people.invokeAll(clicks)) {
        outcomes.add(click.get());
      }
    }

    assertThat(outcomes).filteredOn(Offers.Offered.Sent.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(Offers.Offered.OfferedBefore.class::isInstance).hasSize(7);
  }

  @Test
  void shouldTellAStoryPageByPage() {
    for (int i = 0; i < 7; i++) {
      memory.hear(happened("e" + i, MONDAY_TEN.plusSeconds(i / 2)));
      memory.hear(aGrant(customer).at(MONDAY_TEN.plusSeconds(i / 3)).build());
    }

    List<Entry> whole = stories.story(customer, 100, null);
    List<Entry> pages = new ArrayList<>();
    Stories.@Nullable Position at = null;
    for (int i = 0; i < 20 && pages.size() < whole.size(); i++) {
      List<Entry> page = stories.story(customer, 3, at);
      pages.addAll(page);
      at = new Stories.Position(page.getLast().at(), page.getLast().key());
    }

    assertThat(whole).hasSize(14).isSortedAccordingTo(Entry.NEWEST_FIRST);
    assertThat(pages).containsExactlyElementsOf(whole);
    assertThat(stories.story(customer, 3, at)).isEmpty();
  }

  @Test
  void shouldFindCustomersByTheBeginningOfIdOrName() {
    String name = "Zoë %s" + UUID.randomUUID();
    service
        .bean(Care.class)
        .hear(
            new News.ProfileChanged(
                new EventRef("crm", UUID.randomUUID().toString()),
                customer,
                MONDAY_TEN,
                name,
                null,
                null,
                null,
                null));

    assertThat(stories.customers(customer, 10)).extracting(Stories.Match::id).contains(customer);
    assertThat(stories.customers(customer.substring(0, 30), 10)).hasSize(1);
    assertThat(stories.customers(name.substring(0, 12).toUpperCase(java.util.Locale.ROOT), 10))
        .containsExactly(new Stories.Match(customer, name));
    assertThat(stories.customers("%", 10)).isEmpty();
  }

  @Test
  void shouldForgetAllOfWhoIsErased() {
    Decision missed = aMiss(customer).build();
    memory.hear(happened("e", MONDAY_TEN));
    memory.hear(missed);
    memory.hear(
        new Moment(
            new EventRef("crm", "note-" + customer),
            customer,
            "customer.noted",
            MONDAY_TEN,
            Map.of("note", "likes tea", "interests", List.of("tea"))));

    service
        .bean(Care.class)
        .hear(new News.Erased(new EventRef("crm", "erased-" + customer), customer, MONDAY_TEN));
    memory.hear(aGrant(customer).build());

    assertThat(stories.portrait(customer)).isEmpty();
    assertThat(stories.story(customer, 10, null)).isEmpty();
    assertThat(stories.customers(customer, 10)).isEmpty();
    for (String table :
        List.of("moments", "interests", "decisions", "answers", "offers", "choices")) {
      assertThat(count(table)).as(table).isZero();
    }
  }

  @Test
  void shouldLetGoOfWhatIsOlderThanFourHundredDays() {
    Instant longAgo = MONDAY_TEN.minus(Duration.ofDays(401));
    memory.hear(happened("old", longAgo));
    memory.hear(aMiss(customer).at(longAgo).build());
    memory.hear(happened("new", MONDAY_TEN.minus(Duration.ofDays(399))));

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(stories.story(customer, 10, null))
                    .singleElement()
                    .satisfies(e -> assertThat(e.key()).endsWith("new" + customer)));
  }

  @Test
  void shouldReadEveryListAlongAnIndex() {
    assertThat(
            plan(
                "select * from decisions where outcome = 'PROPOSED' and (coalesce(answer_by, '9999-01-01 00:00:00+00'::timestamptz), id) > (now(), '') order by coalesce(answer_by, '9999-01-01 00:00:00+00'::timestamptz), id limit 50"))
        .contains("decisions_proposed")
        .doesNotContain("Sort");
    assertThat(
            plan(
                "select * from decisions where missed and (decided_at, id) < (now(), '') order by decided_at desc, id desc limit 50"))
        .contains("decisions_missed")
        .doesNotContain("Sort");
    assertThat(
            plan(
                "select * from moments where customer_id = 'x' order by happened_at desc limit 50"))
        .contains("moments_of_customer")
        .doesNotContain("Sort");
    assertThat(plan("select * from customers where lower(display_name) like 'ada%'"))
        .contains("customers_by_name_prefix");
    assertThat(plan("select * from customers where id like 'C-1%'"))
        .contains("customers_by_id_prefix");
  }

  private static String plan(String sql) {
    JdbcClient jdbc = service.bean(JdbcClient.class);
    return service
        .bean(org.springframework.transaction.support.TransactionTemplate.class)
        .execute(
            status -> {
              jdbc.sql("set local enable_seqscan = off").update();
              jdbc.sql("set local enable_bitmapscan = off").update();
              jdbc.sql("set local enable_sort = off").update();
              jdbc.sql("set local enable_incremental_sort = off").update();
              return String.join("\n", jdbc.sql("explain " + sql).query(String.class).list());
            });
  }

  private String aProposed(String role, @Nullable Instant answerBy) {
    Decision decision = aProposal(customer).asking(role, answerBy).build();
    memory.hear(decision);
    return decision.id();
  }

  private static List<String> proposals(String role, Stories.@Nullable Position after) {
    return stories.proposals(Set.of(role), 10, after).stream().map(p -> p.decision().id()).toList();
  }

  private List<String> missed(String reason, Stories.@Nullable Position after) {
    return stories.missed(reason, 100, after).stream()
        .map(Stories.Named::decision)
        .filter(d -> d.customerId().equals(customer))
        .map(Decision::id)
        .toList();
  }

  private Moment happened(String id, Instant at) {
    return new Moment(
        new EventRef("billing", id + customer),
        customer,
        "fee.charged",
        at,
        Map.of("fee", "return service", "requested", true, "nights", 2));
  }

  private long count(String table) {
    return service
        .bean(JdbcClient.class)
        .sql("select count(*) from %s where customer_id = ?".formatted(table))
        .param(customer)
        .query(Long.class)
        .single();
  }
}
