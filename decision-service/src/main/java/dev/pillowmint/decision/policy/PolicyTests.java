package dev.pillowmint.decision.policy;

import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.decision.customer.Event;
import dev.pillowmint.decision.policy.PolicyTest.About;
import dev.pillowmint.decision.policy.PolicyTest.Expectation;
import dev.pillowmint.decision.policy.PolicyTest.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the tests of a policy: under {@code tests} of its own document, or of one beside it. */
public final class PolicyTests {
  /** The key they stand under. */
  static final String KEY = "tests";

  private static final String PROFILE = "customer.profile-changed";
  private static final String PREFERENCE = "customer.contact-preference-changed";
  private static final Duration LONG_BEFORE = Duration.ofDays(1);
  private static final int MOST_TIMES = 1_000;

  private final EventTypes catalogue;
  private final @Nullable Policy policy;

  /**
   * @param catalogue that the tests' events are held to
   */
  public PolicyTests(EventTypes catalogue) {
    this(catalogue, null);
  }

  /**
   * @param catalogue that the tests' events are held to
   * @param policy whose rules and reasons may be expected; null: any
   */
  public PolicyTests(EventTypes catalogue, @Nullable Policy policy) {
    this.catalogue = catalogue;
    this.policy = policy;
  }

  /**
   * The tests of a document; none if it has no {@code tests}.
   *
   * @param file the document's name, for messages
   * @throws PolicyException with every fault of the tests, if there is any
   */
  public List<PolicyTest> read(String file, String yaml) {
    Document document = new Document(file, yaml);
    Section root = document.root();
    if (!root.has("rules")) {
      root.refuseOthers(Set.of(KEY));
    }
    Set<String> names = new HashSet<>();
    List<PolicyTest> tests = new ArrayList<>();
    for (Section section : root.sections(KEY)) {
      Optional<PolicyTest> test = test(file, section, names);
      test.ifPresent(found -> refuseWithoutExpectation(found, section));
      test.ifPresent(tests::add);
    }
    document.refuseFaults();
    return List.copyOf(tests);
  }

  /**
   * One situation without an expectation: an event as it is published, or {@code given} and {@code
   * when} as in a test.
   *
   * @throws PolicyException with every fault
   */
  public PolicyTest situation(String file, String yaml) {
    Document document = new Document(file, yaml);
    Section root = document.root();
    Optional<PolicyTest> situation =
        root.has("when") || root.has("steps")
            ? test(file, root, new HashSet<>())
            : new EventReader(catalogue)
                .read(root, EventReader.SOME_DAY, EventReader.SOME_DAY)
                .map(e -> new PolicyTest(file, 1, "", List.of(), List.of(), steps(e)));
    document.refuseFaults();
    return situation.orElseThrow();
  }

  /** Such a test would pass whatever is decided. */
  private static void refuseWithoutExpectation(PolicyTest test, Section section) {
    if (test.steps().stream().allMatch(step -> step.expectation() == null)
        && !section.states("expect")) {
      section.fault(
          section.states("steps") ? "steps" : "when",
          "this test expects nothing",
          "Add for example \"expect: granted\"; \"expect: none\" if no rule is to see it.");
    }
  }

  private static List<Step> steps(Event event) {
    return List.of(new Step(event, null, null));
  }

  private Optional<PolicyTest> test(String file, Section section, Set<String> names) {
    String name = section.word("name").map(Word::text).orElse("line " + section.line());
    if (!names.add(name)) {
      section.fault("name", "two tests \"%s\"".formatted(name), "Rename one.");
    }
    Optional<Section> given = section.section("given");
    List<Section> steps = section.has("steps") ? section.sections("steps") : List.of(section);
    EventReader events = new EventReader(catalogue);
    List<Step> happens = new ArrayList<>();
    List<Event> earlier = new ArrayList<>();
    Instant begin = begin(steps);
    given.ifPresent(g -> earlier(g, events, begin, earlier));
    Instant since = begin;
    AboutReader abouts = new AboutReader(catalogue);
    for (Section step : steps) {
      Optional<Step> read = step(step, events, abouts, since);
      since = read.map(s -> s.event().time()).orElse(since);
      read.ifPresent(happens::add);
      abouts.add(step == section ? Optional.empty() : step.word("name"));
      if (step != section) {
        step.refuseUnread();
      }
    }
    List<Event> facts = given.map(g -> facts(g, begin, happens)).orElse(List.of());
    given.ifPresent(Section::refuseUnread);
    section.refuseUnread();
    if (happens.isEmpty()) {
      section.fault("steps", "nothing happens in this test", "Add \"when\" with an event.");
      return Optional.empty();
    }
    return Optional.of(new PolicyTest(file, section.line(), name, facts, earlier, happens));
  }

  /** When the first step happens; what it says of its time is checked when it is read. */
  private static Instant begin(List<Section> steps) {
    return steps.stream()
        .findFirst()
        .filter(s -> s.nested("when"))
        .flatMap(s -> s.section("when"))
        .filter(w -> w.has("time"))
        .flatMap(w -> w.word("time"))
        .flatMap(PolicyTests::instant)
        .orElse(EventReader.SOME_DAY);
  }

  private static Optional<Instant> instant(Word word) {
    try {
      return Optional.of(java.time.OffsetDateTime.parse(word.text()).toInstant());
    } catch (java.time.DateTimeException e) {
      return Optional.empty();
    }
  }

  private Optional<Step> step(
      Section section, EventReader events, AboutReader abouts, Instant since) {
    if (!section.has("when")) {
      section.fault("when", "the test lacks \"when\"", "Add \"when: {type: fee.charged, ...}\".");
    }
    Optional<Section> when = section.section("when");
    Optional<About> about = when.flatMap(abouts::read);
    Optional<Event> event = when.flatMap(w -> events.read(w, since, since));
    Optional<Expectation> expected = new ExpectationReader(policy).read(section);
    return event.map(e -> new Step(e, expected.orElse(null), about.orElse(null)));
  }

  private static void earlier(
      Section given, EventReader events, Instant begin, List<Event> earlier) {
    Instant since = begin;
    for (Section section : given.sections("events")) {
      int times = section.word("times").flatMap(w -> w.number(1, MOST_TIMES)).orElse(1);
      Optional<Event> event = events.read(section, since, begin);
      since = event.map(Event::time).orElse(since);
      for (int i = 0; i < times && event.isPresent(); i++) {
        earlier.add(i == 0 ? event.get() : again(event.get(), i));
      }
      event
          .filter(e -> e.time().isAfter(begin))
          .ifPresent(
              e ->
                  section.fault(
                      "type",
                      "this happens after the first \"when\"",
                      "Write for example \"ago: 3 days\", or make it a step."));
    }
  }

  private static Event again(Event event, int index) {
    return new Event(
        event.source(),
        event.id() + "-" + index,
        event.type(),
        event.customerId(),
        event.time(),
        event.attributes());
  }

  /** The facts of {@code given: customer:}, as the events that state them. */
  private List<Event> facts(Section given, Instant begin, List<Step> steps) {
    Optional<Section> customer = given.section("customer");
    if (customer.isEmpty()) {
      return List.of();
    }
    Map<String, Map<String, Object>> stated = new HashMap<>();
    for (String type : List.of(PROFILE, PREFERENCE)) {
      catalogue
          .find(type)
          .map(t -> new AttributeReader(t).stated(customer.get()))
          .filter(values -> !values.isEmpty())
          .ifPresent(values -> stated.put(type, values));
    }
    customer.get().refuseUnread();
    String id = steps.isEmpty() ? "" : steps.getFirst().event().customerId();
    return stated.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(e -> fact(e.getKey(), id, begin.minus(LONG_BEFORE), e.getValue()))
        .toList();
  }

  private static Event fact(String type, String customer, Instant time, Map<String, Object> facts) {
    return new Event("given", type, type, customer, time, facts);
  }
}
