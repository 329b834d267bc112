package dev.pillowmint.decision.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.decision.learn.Consistency;
import dev.pillowmint.decision.learn.Learned;
import dev.pillowmint.decision.learn.Missed;
import dev.pillowmint.decision.learn.MissedGroup;
import dev.pillowmint.decision.learn.MissedPage;
import dev.pillowmint.decision.learn.MissedQuery;
import dev.pillowmint.decision.learn.RuleResult;
import dev.pillowmint.decision.learn.StaffOffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LearnedApiTest {
  private static final Instant NOW = Instant.parse("2026-03-20T09:00:00Z");

  private final List<Missed> known = new ArrayList<>();
  private final List<StaffOffer> published = new ArrayList<>();
  private final MockMvc mvc = mvc();

  @Test
  void shouldPageWithoutLosingOrRepeatingAny() throws Exception {
    for (int i = 0; i < 7; i++) {
      known.add(missed("d-" + i, NOW.minus(Duration.ofHours(i / 2)), null));
    }

    List<String> seen = new ArrayList<>();
    String next = "";
    do {
      JsonNode page = json(get("/v1/missed?limit=3" + next));
      page.path("missed").forEach(m -> seen.add(m.path("decisionId").asString()));
      next = page.has("next") ? "&cursor=" + page.path("next").asString() : "";
    } while (!next.isEmpty());

    assertThat(seen).containsExactly("d-1", "d-0", "d-3", "d-2", "d-5", "d-4", "d-6");
  }

  @Test
  void shouldSumValueAtRiskByReason() throws Exception {
    known.add(missed("d-1", NOW, null));
    known.add(missed("d-2", NOW, null));

    assertThat(get("/v1/missed?limit=1").getContentAsString())
        .contains("\"reason\":\"customer-cap\",\"count\":2")
        .contains("\"amount\":\"14.00\"");
  }

  @ParameterizedTest
  @CsvSource({
    "limit=0, limit",
    "limit=201, limit",
    "since=yesterday, since",
    "cursor=*, cursor",
    "cursor=aGVsbG8, cursor",
    "kind=all, kind"
  })
  void shouldSayWhatIsWrongWithAQuestion(String query, String pointer) throws Exception {
    assertProblem(get("/v1/missed?" + query), pointer);
  }

  @Test
  void shouldSayWhatIsWrongWithADate() throws Exception {
    assertProblem(get("/v1/results?since=soon"), "since");
    assertProblem(get("/v1/consistency?since=2026"), "since");
  }

  @Test
  void shouldTakeAnotherGiftForAnotherOffer() throws Exception {
    known.add(missed("d-1", NOW, null));

    offer("d-1", GIFT);
    offer("d-1", GIFT.replace("8.00", "5.00"));

    assertThat(published).extracting(StaffOffer::eventId).doesNotHaveDuplicates().hasSize(2);
  }

  @Test
  void shouldOfferOnceHoweverOftenItIsClicked() throws Exception {
    known.add(missed("d-1", NOW, null));

    assertThat(offer("d-1", GIFT).getStatus()).isEqualTo(202);
    assertThat(offer("d-1", GIFT).getStatus()).isEqualTo(202);

    assertThat(published)
        .extracting(StaffOffer::eventId)
        .containsOnly(published.getFirst().eventId());
    assertThat(published.getFirst().eventId()).startsWith("offer-d-1-staff-4-");
    assertThat(published)
        .first()
        .satisfies(
            offer -> {
              assertThat(offer.role()).isEqualTo("agent");
              assertThat(offer.customerId()).isEqualTo("C-1");
              assertThat(offer.gift().amount()).isEqualTo(Amount.of("8.00", "EUR"));
            });
  }

  @Test
  void shouldNotOfferWhatSomebodyElseMadeGood() throws Exception {
    known.add(missed("d-1", NOW, new Missed.ActedOn("staff-9", null, NOW)));

    assertThat(offer("d-1", GIFT).getStatus()).isEqualTo(409);
    assertThat(published).isEmpty();
  }

  @Test
  void shouldNotOfferForWhatIsNotMissed() throws Exception {
    assertThat(offer("d-9", GIFT).getStatus()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"kind\":\"cash\",\"description\":\"x\"} | /kind",
        "{\"kind\":\"gift\"} | /description",
        "{\"kind\":\"gift\",\"description\":\"x\",\"amount\":{\"amount\":\"-1.00\",\"currency\":\"EUR\"}}"
            + " | /amount",
        "{\"kind\":\"gift\",\"description\":\"x\",\"amount\":{\"amount\":\"1.001\",\"currency\":\"EUR\"}}"
            + " | /amount"
      })
  void shouldSayWhatIsWrongWithAnOffer(String body, String pointer) throws Exception {
    known.add(missed("d-1", NOW, null));

    assertProblem(offer("d-1", body), pointer);
    assertThat(published).isEmpty();
  }

  private static final String GIFT =
      "{\"kind\":\"gift\",\"description\":\"chocolate\","
          + "\"amount\":{\"amount\":\"8.00\",\"currency\":\"EUR\"}}";

  private static void assertProblem(MockHttpServletResponse response, String pointer)
      throws Exception {
    assertThat(response.getStatus()).isEqualTo(422);
    assertThat(response.getContentType()).isEqualTo("application/problem+json");
    assertThat(response.getContentAsString()).contains("\"" + pointer + "\"");
  }

  private MockHttpServletResponse get(String path) throws Exception {
    return perform(MockMvcRequestBuilders.get(path));
  }

  private MockHttpServletResponse offer(String decisionId, String body) throws Exception {
    return perform(
        MockMvcRequestBuilders.post("/v1/missed/{id}/offer", decisionId)
            .contentType(MediaType.APPLICATION_JSON)
            .content(body));
  }

  private MockHttpServletResponse perform(MockHttpServletRequestBuilder request) throws Exception {
    return mvc.perform(
            request.principal(
                new TestingAuthenticationToken("staff-4", "", "ROLE_STAFF", "ROLE_AGENT")))
        .andReturn()
        .getResponse();
  }

  private static JsonNode json(MockHttpServletResponse response) throws Exception {
    return new JsonMapper().readTree(response.getContentAsString());
  }

  private MockMvc mvc() {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    Learned learned = new Known();
    Together together =
        new Together(
            learned,
            new OtherInstances(
                new ForwardingSettings("http", Duration.ofSeconds(1), Duration.ofSeconds(1)),
                new JsonMapper()));
    MissedLookup lookup = new MissedLookup(learned, together);
    return MockMvcBuilders.standaloneSetup(
            new MissedController(learned, together, lookup, clock),
            new OffersController(lookup, published::add),
            new ResultsController(learned, together, clock))
        .setControllerAdvice(new Problems())
        .build();
  }

  private static Missed missed(String id, Instant at, Missed.@Nullable ActedOn by) {
    return new Missed(
        id,
        "C-1",
        at,
        new Missed.Happened("billing", "e-" + id, "fee.charged", at),
        new Missed.RuleName("house", 1, "fee"),
        "customer-cap",
        false,
        new Missed.Stake(Amount.of("7.00", "EUR"), null),
        List.of("The cap is used up."),
        by);
  }

  /** What is known, on one instance alone. */
  private final class Known implements Learned {
    @Override
    public MissedPage missed(MissedQuery query) {
      List<Missed> asked = known.stream().filter(query::asksFor).toList();
      List<Missed> left =
          asked.stream()
              .filter(m -> query.before().map(b -> m.position().compareTo(b) < 0).orElse(true))
              .sorted(Comparator.comparing(Missed::position).reversed())
              .toList();
      return new MissedPage(
          left.subList(0, Math.min(query.most(), left.size())),
          MissedGroup.merged(asked.stream().map(MissedGroup::of).toList()),
          left.size() > query.most());
    }

    @Override
    public Optional<Missed> missed(String decisionId) {
      return known.stream().filter(m -> m.decisionId().equals(decisionId)).findFirst();
    }

    @Override
    public List<RuleResult> results(LocalDate since) {
      return List.of();
    }

    @Override
    public List<Consistency> consistency(LocalDate since) {
      return List.of();
    }

    @Override
    public List<Instance> others() {
      return List.of();
    }
  }
}
