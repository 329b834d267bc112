package dev.pillowmint.benchmarks.intake;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.BitSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * Publishers that send one batch after the other as fast as they are answered. What was not
 * accepted as a whole they send again, with the same ids, after the time that the answer names.
 */
final class GoodClients implements AutoCloseable {
  private static final int BATCH = 100;
  private static final int CONNECTIONS = 4;
  private static final int WAIT_SECONDS = 1;
  private static final Pattern ACCEPTED =
      Pattern.compile("\"id\":\"[^\"]*-(\\d+)\",\"source\":\"[^\"]*\",\"status\":\"accepted\"");

  private final IntakeProcess service;
  private final String run;
  private final AnswerLog log;
  private final AtomicInteger batches = new AtomicInteger();
  private final BitSet accepted = new BitSet();
  private final ExecutorService connections = Executors.newFixedThreadPool(CONNECTIONS);

  /**
   * Begins to publish.
   *
   * @param run what the ids of its events begin with
   */
  GoodClients(IntakeProcess service, String run, AnswerLog log) {
    this.service = service;
    this.run = run;
    this.log = log;
    for (int i = 0; i < CONNECTIONS; i++) {
      connections.execute(this::publish);
    }
  }

  /** The numbers of the events that were answered with an acceptance. */
  BitSet accepted() {
    synchronized (accepted) {
      return (BitSet) accepted.clone();
    }
  }

  /** Ends at once; the answers that are still awaited are nobody's. */
  @Override
  public void close() {
    connections.shutdownNow();
    connections.close();
  }

  private void publish() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        int first = batches.getAndIncrement() * BATCH;
        String body = Fees.batch(run, first, BATCH);
        long wait = send(body);
        while (wait > 0) {
          TimeUnit.SECONDS.sleep(wait);
          wait = send(body);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** How many seconds to wait before it is sent again; 0: it need not be. */
  private long send(String body) throws InterruptedException {
    long start = System.nanoTime();
    try {
      HttpResponse<String> answer = service.send(body);
      int taken = taken(answer.body());
      long now = System.nanoTime();
      log.add(new AnswerLog.Answer(now, now - start, answer.statusCode(), taken));
      return taken == BATCH
          ? 0
          : answer.headers().firstValueAsLong("Retry-After").orElse(WAIT_SECONDS);
    } catch (IOException e) {
      long now = System.nanoTime();
      log.add(new AnswerLog.Answer(now, now - start, 0, 0));
      return WAIT_SECONDS;
    }
  }

  private int taken(String answer) {
    int[] numbers =
        ACCEPTED
            .matcher(answer)
            .results()
            .mapToInt(result -> Integer.parseInt(result.group(1)))
            .toArray();
    synchronized (accepted) {
      for (int number : numbers) {
        accepted.set(number);
      }
    }
    return numbers.length;
  }
}
