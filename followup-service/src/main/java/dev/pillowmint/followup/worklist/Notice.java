package dev.pillowmint.followup.worklist;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What the next page says about what somebody just did.
 *
 * @param key of the message
 * @param words that it takes
 */
record Notice(boolean good, String key, List<String> words) {

  static Notice good(String key, String... words) {
    return new Notice(true, key, List.of(words));
  }

  static Notice bad(String key, String... words) {
    return new Notice(false, key, List.of(words));
  }

  void putInto(RedirectAttributes redirect) {
    redirect.addFlashAttribute("notice", this);
  }

  /** A typed amount with a point, whether a point or a comma was typed. */
  static String number(@Nullable String typed) {
    String text = typed == null ? "" : typed.strip();
    return text.contains(".") ? text : text.replace(',', '.');
  }
}
