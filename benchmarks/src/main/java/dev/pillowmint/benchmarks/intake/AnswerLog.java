package dev.pillowmint.benchmarks.intake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What good clients were answered, and when. Times are those of {@code System.nanoTime()}. */
final class AnswerLog {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final long STEP = TimeUnit.MILLISECONDS.toNanos(100);

  private final List<Answer> answers = new ArrayList<>();

  /**
   * One answer.
   *
   * @param atNanos when it came
   * @param tookNanos since it was asked
   * @param status of HTTP; 0: the connection broke
   * @param accepted how many events it accepted
   */
  record Answer(long atNanos, long tookNanos, int status, int accepted) {}

  synchronized void add(Answer answer) {
    answers.add(answer);
  }

  /** How many there were of each status. */
  synchronized Map<Integer, Integer> statuses() {
    Map<Integer, Integer> statuses = new TreeMap<>();
    answers.forEach(answer -> statuses.merge(answer.status(), 1, Integer::sum));
    return statuses;
  }

  /** Within which 99 of 100 of the answers of that time came, in milliseconds; 0: none came. */
  double p99Millis(long from, long to) {
    long[] took = between(from, to).mapToLong(Answer::tookNanos).sorted().toArray();
    return took.length == 0 ? 0 : took[Math.ceilDiv(took.length * 99, 100) - 1] / 1e6;
  }

  /** Events accepted in each of that time's whole seconds. */
  List<Long> perSecond(long from, long to) {
    List<Long> seconds = new ArrayList<>();
    for (long second = from; second + SECOND <= to; second += SECOND) {
      seconds.add(accepted(second));
    }
    return seconds;
  }

  /** Events accepted in the median of them; 0: there is none. */
  long medianPerSecond(long from, long to) {
    List<Long> seconds = perSecond(from, to);
    return seconds.isEmpty() ? 0 : seconds.stream().sorted().toList().get(seconds.size() / 2);
  }

  /** How long until the first second began in which so many events were accepted; empty: none. */
  Optional<Duration> untilBackTo(double perSecond, long from, long to) {
    for (long second = from; second + SECOND <= to; second += STEP) {
      if (accepted(second) >= perSecond) {
        return Optional.of(Duration.ofNanos(second - from));
      }
    }
    return Optional.empty();
  }

  private long accepted(long second) {
    return between(second, second + SECOND).mapToLong(Answer::accepted).sum();
  }

  private synchronized Stream<Answer> between(long from, long to) {
    return List.copyOf(answers).stream()
        .filter(answer -> answer.atNanos() - from >= 0 && answer.atNanos() - to < 0);
  }
}
