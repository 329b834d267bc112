package dev.pillowmint.decision.policy;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What parsers complain of, in plain words with what to do. */
record Plainly(String problem, String advice) {
  private static final String JOINED =
      "Join conditions with &&, || or !; put texts in double quotes.";
  private static final String ENDED =
      "Something is missing after the last word: what it is compared with, or a closing bracket.";
  private static final String INDENT =
      "Give what belongs together the same number of spaces; one key or one \"- \" per line.";

  private record Translation(Pattern complaint, String problem, String advice) {
    static Translation of(String complaint, String problem, String advice) {
      return new Translation(Pattern.compile(complaint, Pattern.DOTALL), problem, advice);
    }

    Optional<Plainly> translate(String message) {
      Matcher matcher = complaint.matcher(message);
      if (!matcher.matches()) {
        return Optional.empty();
      }
      String what = matcher.groupCount() == 0 ? "" : matcher.group(1).strip();
      return Optional.of(new Plainly(problem.replace("%", what), advice.replace("%", what)));
    }
  }

  private static final List<Translation> OF_CEL =
      List.of(
          Translation.of(
              "token recognition error at: '=\\s*'.*",
              "\"=\" compares nothing",
              "Write \"==\" for equal, \"!=\" for not equal."),
          Translation.of(
              "token recognition error at: '([&|])\\s*'.*",
              "a single \"%\" joins nothing",
              "Write \"%%\"."),
          Translation.of(
              "token recognition error at: '[\"'].*\\\\.*",
              "in this text is a backslash that means nothing",
              "Write \\\\ for a backslash, \\\" for a quote."),
          Translation.of(
              "token recognition error at: '[\"'].*",
              "this text is opened with a quote and never closed",
              "Close it with the same quote."),
          Translation.of(
              "token recognition error at: '(.*)'",
              "\"%\" has no meaning here",
              "Take it out. " + JOINED),
          Translation.of(
              "missing '(.*?)' at .*",
              "here a \"%\" is missing",
              "Close every bracket that is opened."),
          Translation.of("mismatched input '<EOF>' .*", "the expression ends too early", ENDED),
          Translation.of(
              "no viable alternative at input '<EOF>'.*", "the expression ends too early", ENDED),
          Translation.of(
              "(?:mismatched|extraneous) input '(?i:and)' .*",
              "\"and\" joins nothing",
              "Write && for and."),
          Translation.of(
              "(?:mismatched|extraneous) input '(?i:or)' .*",
              "\"or\" joins nothing",
              "Write || for or."),
          Translation.of(
              "extraneous input '([)\\]}])' .*",
              "this \"%\" closes nothing",
              "Take it out, or open it before."),
          Translation.of(
              "extraneous input '([A-Z]{3})' .*",
              "money stands in quotes here", "Write for example money(\"25.00 %\")."),
          Translation.of(
              "extraneous input '>' .*", "\"<>\" is no comparison", "Write \"!=\" for not equal."),
          Translation.of(
              "(?:mismatched input|extraneous input|no viable alternative at input) '(.*?)'.*",
              "\"%\" does not belong here",
              JOINED),
          Translation.of(
              "reserved identifier: (.*)",
              "\"%\" is a word that expressions keep for themselves",
              "There is no \"if\": write the condition itself, or condition ? this : that."),
          Translation.of(
              "invalid argument to has\\(\\) macro.*",
              "has() takes one fact",
              "Write for example has(event.cause)."),
          Translation.of(
              "type '(.*?)' does not support field selection.*",
              "there is nothing within %",
              "Use it as it is; money compares with money: money(\"25.00 EUR\")."));

  private static final List<Translation> OF_YAML =
      List.of(
          Translation.of(
              ".*\\(TAB\\).*|.*tab character.*",
              "here is a tab",
              "Indent with spaces; YAML takes no tabs."),
          Translation.of(
              "found character '(.)' that cannot start any token.*",
              "a text cannot begin with \"%\"",
              "Put it in quotes: \"%...\"."),
          Translation.of(
              "mapping values are not allowed here.*",
              "here is a \":\" where none may be",
              "If it belongs to a text, put the text in quotes. If it begins a key, indent it like the"
                  + " keys above."),
          Translation.of(
              "(?:block )?sequence entries are not allowed.*", "a list cannot begin here", INDENT),
          Translation.of(
              "could not find expected ':'.*",
              "the line before lacks its \":\"",
              "Write \"key: value\"."),
          Translation.of(
              "expected <block end>, but found '<block mapping start>'.*",
              "this is indented otherwise than what stands above",
              INDENT),
          Translation.of(
              "expected <block end>, but found '<scalar>'.*",
              "this stands after the end of a text",
              "Put the whole text in quotes of one kind: 'say \"hello\"', \"it's\"."),
          Translation.of("expected <block end>, but found.*", "this does not belong here", INDENT),
          Translation.of(
              "expected ',' or '(.)', but got.*",
              "before this a \",\" or the closing \"%\" is missing",
              "Separate with \",\" and close every bracket that is opened."),
          Translation.of(
              "found unexpected end of stream.*",
              "a quote was opened and never closed",
              "Close the text with the quote that it begins with."),
          Translation.of(
              "found undefined alias (.*)",
              "\"*%\" refers to nothing",
              "If it is a text, put it in quotes: \"*%\"."),
          Translation.of(
              "found unknown escape character.*",
              "a backslash means nothing before this letter",
              "In double quotes write \\\\ for a backslash, or use single quotes."),
          Translation.of(
              "expected a comment or a line break.*",
              "after \"|\" or \">\" the line ends",
              "Write the text in the lines below."),
          Translation.of(
              "but found another document.*",
              "a second document begins here",
              "Write one policy per file; take the \"---\" out."),
          Translation.of(
              "special characters are not allowed.*",
              "there is an invisible character in the document",
              "Save it as plain UTF-8 text."),
          Translation.of(
              "unexpected character found.*",
              "a name is missing after \"&\" or \"*\"",
              "If it is a text, put it in quotes."));

  /** Of an expression; empty: it is no matter of how it is written. */
  static Optional<Plainly> ofCel(String message) {
    return translated(OF_CEL, message);
  }

  /** Of a document. */
  static Plainly ofYaml(String message) {
    return translated(OF_YAML, message)
        .orElse(
            new Plainly(
                "this cannot be read as YAML: " + message,
                "Mind the indentation and the quotes here and in the line before."));
  }

  private static Optional<Plainly> translated(List<Translation> translations, String message) {
    return translations.stream().flatMap(t -> t.translate(message).stream()).findFirst();
  }
}
