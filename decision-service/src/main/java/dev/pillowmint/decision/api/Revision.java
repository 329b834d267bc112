package dev.pillowmint.decision.api;

import dev.pillowmint.decision.policy.PolicyBook;
import dev.pillowmint.decision.policy.PolicyVersion;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How requests and answers name a book's revision and a version. */
final class Revision {
  private static final Pattern TAG = Pattern.compile("\"(-?\\d{1,18})\"");
  private static final Pattern ID = Pattern.compile("(.+)/(\\d{1,9})");

  private Revision() {}

  static String tag(PolicyBook book) {
    return "\"" + book.revision() + "\"";
  }

  /** The revision that If-Match asks for; null: any. */
  static @Nullable Long seen(@Nullable String ifMatch) {
    if (ifMatch == null || ifMatch.equals("*")) {
      return null;
    }
    Matcher tag = TAG.matcher(ifMatch.strip());
    if (!tag.matches()) {
      throw new InvalidRequestException(
          "If-Match", "If-Match is %s; expected an ETag such as \"12\".".formatted(ifMatch));
    }
    return Long.valueOf(tag.group(1));
  }

  /**
   * A version as a parameter names it.
   *
   * @param parameter its name
   */
  static PolicyVersion.Id id(String parameter, String text) {
    Matcher id = ID.matcher(text);
    if (!id.matches()) {
      throw new InvalidRequestException(
          parameter,
          "%s is \"%s\"; expected a name and a version such as house/3."
              .formatted(parameter, text));
    }
    return new PolicyVersion.Id(id.group(1), Integer.parseInt(id.group(2)));
  }
}
