package dev.pillowmint.followup.plan;

import java.util.regex.Pattern;

/**
 * A way to carry a follow-up out.
 *
 * @param name {@code email}, {@code worklist} or {@code webhook:} and a company channel's name
 */
public record Channel(String name) {
  private static final String WEBHOOK = "webhook:";
  private static final Pattern NAMES =
      Pattern.compile("email|worklist|webhook:[a-z0-9](-?[a-z0-9]){0,49}");

  public static final Channel EMAIL = new Channel("email");

  /** A person does it. */
  public static final Channel WORKLIST = new Channel("worklist");

  /**
   * @throws IllegalArgumentException if it is no name of a channel; says what was expected
   */
  public Channel {
    if (!isName(name)) {
      throw new IllegalArgumentException(
          "\"%s\" is no channel; expected \"email\", \"worklist\" or \"webhook:NAME\", the name in small letters, digits and hyphens"
              .formatted(name));
    }
  }

  /** A company channel, such as letters. */
  public static Channel webhook(String name) {
    return new Channel(WEBHOOK + name);
  }

  private static boolean isName(String name) {
    return NAMES.matcher(name).matches();
  }

  /** Whether it is a company channel. */
  public boolean isWebhook() {
    return name.startsWith(WEBHOOK);
  }

  /** As it stands in records and answers, e.g. {@code email}. */
  public String code() {
    return name;
  }
}
