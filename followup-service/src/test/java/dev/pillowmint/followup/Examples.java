package dev.pillowmint.followup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** What the pages of docs/ show. */
final class Examples {
  private Examples() {}

  /**
   * The blocks of a page in that language, from the top.
   *
   * @param language as after the fence; empty: none
   */
  static List<String> of(String page, String language) {
    try {
      return Pattern.compile("^```(\\w*)\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE)
          .matcher(Files.readString(Path.of("../docs").resolve(page)))
          .results()
          .filter(block -> block.group(1).equals(language))
          .map(block -> block.group(2))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
