package dev.pillowmint.decision.command;

import java.io.PrintWriter;
import java.time.Duration;
import picocli.CommandLine.Help.Ansi;

/** Says from time to time how far a replay is. */
final class Progress {
  private static final int LOOK_EVERY = 1_024;
  private static final Duration ON_TERMINAL = Duration.ofMillis(200);
  private static final Duration ELSEWHERE = Duration.ofSeconds(10);

  private final PrintWriter err;
  private final long about;
  private final boolean terminal = Ansi.AUTO.enabled();
  private final long began = System.nanoTime();
  private long said = began;

  /**
   * @param about how many there are; negative: nobody knows
   */
  Progress(PrintWriter err, long about) {
    this.err = err;
    this.about = about;
  }

  void read(long events) {
    if (events % LOOK_EVERY == 0) {
      long now = System.nanoTime();
      if (now - said > (terminal ? ON_TERMINAL : ELSEWHERE).toNanos()) {
        said = now;
        say(events, now);
      }
    }
  }

  void done(long events) {
    say(events, System.nanoTime());
    if (terminal) {
      err.println();
      err.flush();
    }
  }

  private void say(long events, long now) {
    double seconds = (now - began) / 1e9;
    String all = about < 0 ? "" : " of %,d".formatted(Math.max(about, events));
    String line =
        "  %,d%s events, %.0f s, %,.0f a second".formatted(events, all, seconds, events / seconds);
    err.print(terminal ? "\r\u001b[K" + line : line + System.lineSeparator());
    err.flush();
  }
}
