package dev.pillowmint.intake.keys;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A key as its owner holds it: {@code pm_}, an id that is no secret, {@code _}, and 256 random
 * bits, so that scanners for leaked secrets recognise it and it is found without a search.
 *
 * @param id of the key
 * @param whole what the owner sends
 */
public record KeyText(String id, String whole) {
  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int ID_LENGTH = 12;

  /** 43 characters of 62 hold 256 bits. */
  private static final int SECRET_LENGTH = 43;

  private static final Pattern FORM =
      Pattern.compile("pm_([0-9A-Za-z]{%d})_[0-9A-Za-z]{%d}".formatted(ID_LENGTH, SECRET_LENGTH));

  /** A new one. */
  static KeyText random(SecureRandom random) {
    String id = text(random, ID_LENGTH);
    return new KeyText(id, "pm_" + id + "_" + text(random, SECRET_LENGTH));
  }

  /** What was sent, if it looks like a key. */
  static Optional<KeyText> of(String sent) {
    Matcher form = FORM.matcher(sent);
    return form.matches() ? Optional.of(new KeyText(form.group(1), sent)) : Optional.empty();
  }

  private static String text(SecureRandom random, int length) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "pm_" + id + "_…";
  }
}
