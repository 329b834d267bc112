package dev.pillowmint.followup.send.unsubscribe;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** The page that a customer sees, in their browser's language; needs nothing but itself. */
final class UnsubscribePage {
  private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);

  private final Template page = Mustache.compiler().escapeHTML(true).compile(file());

  /**
   * @param what {@code ask}, {@code done}, {@code old} or {@code unknown}
   */
  ResponseEntity<String> show(HttpStatus status, String what, Locale locale) {
    ResourceBundle words = words(locale);
    Map<String, Object> values =
        Map.of(
            "language", words.getString("language"),
            "title", words.getString(what + ".title"),
            "text", words.getString(what + ".text"),
            "button", words.getString("button"),
            "ask", what.equals("ask"));
    return ResponseEntity.status(status).contentType(HTML).body(page.execute(values));
  }

  private static ResourceBundle words(Locale locale) {
    return ResourceBundle.getBundle(
        "unsubscribe/words",
        locale,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  private static String file() {
    try {
      return new ClassPathResource("unsubscribe/page.html")
          .getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
