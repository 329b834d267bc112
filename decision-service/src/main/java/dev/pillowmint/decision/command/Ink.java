package dev.pillowmint.decision.command;

import picocli.CommandLine.Help.Ansi;

/** Colour, where there is a terminal to show it and nobody asked for none. */
enum Ink {
  GREEN(32),
  RED(31),
  FAINT(2),
  BOLD(1);

  private final int code;

  Ink(int code) {
    this.code = code;
  }

  String on(String text) {
    return Ansi.AUTO.enabled() ? "\u001b[%dm%s\u001b[0m".formatted(code, text) : text;
  }
}
