package dev.pillowmint.decision.command;

import dev.pillowmint.decision.stream.StoredStates;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import picocli.CommandLine;

/**
 * What a policy command did.
 *
 * @param status it ended with
 * @param out what it printed
 * @param err what it complained about
 */
record Ran(int status, String out, String err) {

  /**
   * Runs a command; a file is of the folder, and is shown without it.
   *
   * @param folder where files are, and are written
   */
  static Ran in(Path folder, String... args) {
    String[] there =
        Arrays.stream(args)
            .map(
                arg ->
                    arg.matches(".+\\.(ya?ml|jsonl?|xml)") ? folder.resolve(arg).toString() : arg)
            .toArray(String[]::new);
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = PolicyCommand.line(new StoredStates());
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    int status = line.execute(there);
    return new Ran(status, shown(out, folder), shown(err, folder));
  }

  private static String shown(StringWriter text, Path folder) {
    return text.toString().replace(folder + folder.getFileSystem().getSeparator(), "");
  }

  /** A file of the folder. */
  static Path file(Path folder, String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
