package dev.pillowmint.benchmarks.followup;

import dev.pillowmint.benchmarks.followup.Person.What;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** How fast the worklist page answers people at work while a great many items are open. */
public final class PageBenchmark {
  private static final int PEOPLE = 50;
  private static final int TEAMS = 20;
  private static final int THINK_MILLIS = 3_000;
  private static final int ROUNDS = 3;

  /** The demonstration's, for "agent". */
  private static final String PASSWORD =
      "{bcrypt}$2a$04$tHbcpBjWt/QBzeqdVtPvPusK3Ou7cjCGS34aKAouT4dfDkGfd5Dxm";

  private final int open;
  private final int seconds;

  /**
   * @param open how many items
   * @param seconds how long each round is
   */
  public PageBenchmark(int open, int seconds) {
    this.open = open;
    this.seconds = seconds;
  }

  /** Lets them work: a round that only warms up, then the round whose p95 is the median. */
  public Round run() throws SQLException, IOException, InterruptedException, ExecutionException {
    try (FollowUpService service = new FollowUpService(people()).start();
        HttpClient http = HttpClient.newHttpClient()) {
      try (Connection connection = service.connect()) {
        OpenItems.fill(connection, open);
      }
      URI url = service.process().url();
      try (BarePage bare = new BarePage(page(http, url))) {
        List<Round> rounds = new ArrayList<>();
        Queue<Answer> answers = new ConcurrentLinkedQueue<>();
        List<Person> people = logIn(http, url, bare.url(), answers);
        for (int i = 0; i <= ROUNDS; i++) {
          answers.clear();
          work(people);
          rounds.add(Round.of(answers, seconds));
        }
        return rounds.subList(1, rounds.size()).stream()
            .sorted(Comparator.comparingDouble(Round::todayP95))
            .toList()
            .get(ROUNDS / 2);
      }
    }
  }

  private static Map<String, String> people() {
    Map<String, String> settings = new HashMap<>();
    for (int i = 0; i < PEOPLE; i++) {
      String prefix = "PILLOWMINT_ACCESS_USERS_P%d_".formatted(i);
      settings.put(prefix + "PASSWORD", PASSWORD);
      settings.put(prefix + "ROLES", "AGENT");
      settings.put(prefix + "TEAMS", "team%d,team%d".formatted(i % TEAMS, (i + 7) % TEAMS));
    }
    return settings;
  }

  private static String page(HttpClient http, URI service)
      throws IOException, InterruptedException {
    Person first = new Person(http, service, service, (what, nanos) -> {});
    first.logIn("p0");
    return first.get("/", What.TODAY);
  }

  private static List<Person> logIn(HttpClient http, URI service, URI bare, Queue<Answer> answers)
      throws IOException, InterruptedException {
    List<Person> people = new ArrayList<>();
    for (int i = 0; i < PEOPLE; i++) {
      Person person =
          new Person(http, service, bare, (what, nanos) -> answers.add(new Answer(what, nanos)));
      person.logIn("p" + i);
      people.add(person);
    }
    return people;
  }

  private void work(List<Person> people) throws InterruptedException, ExecutionException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> working = new ArrayList<>();
      for (Person person : people) {
        working.add(
            threads.submit(
                () -> {
                  person.work(until, THINK_MILLIS);
                  return null;
                }));
      }
      for (Future<?> one : working) {
        one.get();
      }
    }
  }

  private record Answer(What what, long nanos) {}

  /**
   * What came of it; times in milliseconds, until the last byte was there.
   *
   * @param todayP50 today's page, the median
   * @param todayP95 95 of 100 were faster
   * @param allP95 every page and form of the service
   * @param bareP50 the bare page, the median
   * @param bareP95 95 of 100 were faster
   * @param asked how often the service was asked in a second
   */
  public record Round(
      double todayP50,
      double todayP95,
      double allP95,
      double bareP50,
      double bareP95,
      double asked) {

    private static Round of(Iterable<Answer> answers, int seconds) {
      Map<What, List<Long>> times = new HashMap<>();
      List<Long> all = new ArrayList<>();
      for (Answer answer : answers) {
        times.computeIfAbsent(answer.what(), w -> new ArrayList<>()).add(answer.nanos());
        if (answer.what() != What.BARE) {
          all.add(answer.nanos());
        }
      }
      List<Long> today = times.getOrDefault(What.TODAY, List.of());
      List<Long> bare = times.getOrDefault(What.BARE, List.of());
      return new Round(
          millis(today, 50),
          millis(today, 95),
          millis(all, 95),
          millis(bare, 50),
          millis(bare, 95),
          (double) all.size() / seconds);
    }

    private static double millis(List<Long> nanos, int percent) {
      return nanos.stream().sorted().toList().get((nanos.size() - 1) * percent / 100) / 1e6;
    }
  }
}
