package dev.pillowmint.followup.send.template;

import dev.pillowmint.followup.plan.Message;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a template may name. A message tells customers nothing about themselves but what they told
 * us, so there is little.
 */
final class Placeholders {
  static final String DISPLAY_NAME = "displayName";
  static final String CUSTOMER_TEXT = "customerText";
  static final String SIGNATURE = "signature";

  /** Where to unsubscribe; only what is marketing has it. */
  static final String UNSUBSCRIBE = "unsubscribe";

  static final List<String> ALL = List.of(DISPLAY_NAME, CUSTOMER_TEXT, SIGNATURE, UNSUBSCRIBE);

  /** What the week's digest tells, at the top and within its lists. */
  static final List<String> DIGEST =
      List.of(
          "week", "from", "until", "address", "seen", "acted", "missed", "kept", "broken",
          "stories", "event", "deed", "gifts", "feeling", "teller", "praised", "ours", "sources",
          "times", "cost", "better", "words", SIGNATURE);

  private Placeholders() {}

  /** What templates of that kind may name. */
  static List<String> of(String kind) {
    return kind.equals(Templates.DIGEST) ? DIGEST : ALL;
  }

  static Map<String, String> values(
      Message message, String signature, @Nullable String unsubscribe) {
    return Map.of(
        DISPLAY_NAME,
        oneLine(message.to().displayName()),
        CUSTOMER_TEXT,
        clean(message.content().customerText()),
        SIGNATURE,
        signature,
        UNSUBSCRIBE,
        oneLine(unsubscribe));
  }

  /** In one line, so that nothing that a customer is called can break out of a header. */
  static String oneLine(@Nullable String text) {
    return text == null ? "" : text.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\s]+", " ").strip();
  }

  private static String clean(@Nullable String text) {
    return text == null ? "" : text.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "").strip();
  }
}
