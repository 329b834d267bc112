package dev.pillowmint.localstack.command;

import java.io.PrintStream;

/** Says what is being done: one line that changes on a terminal, a line per step elsewhere. */
final class Progress {
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final PrintStream out;
  private final boolean terminal;
  private String shown = "";

  Progress(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** The one for this process's terminal. */
  static Progress ofTerminal() {
    return new Progress(System.out, Boolean.getBoolean("pillowmint.terminal"));
  }

  /** What is being done now, and in detail; the detail is for terminals only. */
  void step(String text, String detail) {
    step(terminal ? text + ": " + detail : text);
  }

  /** What is being done now; the same text again is not repeated. */
  synchronized void step(String text) {
    if (text.equals(shown)) {
      return;
    }
    shown = text;
    if (terminal) {
      out.print(CLEAR_LINE + "  " + text);
    } else {
      out.println("  " + text);
    }
    out.flush();
  }

  /** Removes the changing line, so that something that stays can be printed. */
  synchronized void clear() {
    if (terminal && !shown.isEmpty()) {
      out.print(CLEAR_LINE);
      out.flush();
    }
    shown = "";
  }
}
