package dev.pillowmint.localstack.process;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits until a child process is ready for use. */
public final class Readiness {
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  private Readiness() {}

  /**
   * Returns once the check passes.
   *
   * @param check false or an exception: not yet
   * @throws LocalStackException with the end of the log, if the child ends or the time is over
   */
  public static void await(ChildProcess child, Duration patience, Callable<Boolean> check) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!passes(check)) {
      if (!child.alive()) {
        throw failed(child, "ended while starting");
      }
      if (System.nanoTime() > deadline) {
        throw failed(child, "is not ready after " + patience.toSeconds() + " s");
      }
      pause();
    }
  }

  /** Whether the address answers 200. */
  public static boolean answers(URI address) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5)).build();
    return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
  }

  private static boolean passes(Callable<Boolean> check) {
    try {
      return check.call();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocalStackException("Interrupted while waiting", e);
    } catch (Exception e) {
      return false;
    }
  }

  private static LocalStackException failed(ChildProcess child, String what) {
    return new LocalStackException(
        "The %s %s. Its log is %s and ends with:%n%s"
            .formatted(child.name(), what, child.log(), child.lastLines(8)));
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocalStackException("Interrupted while waiting", e);
    }
  }
}
