package dev.pillowmint.followup.send.unsubscribe;

import dev.pillowmint.followup.plan.Firsthand;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where a link to unsubscribe leads. Opening it changes nothing, since mail programs open links by
 * themselves; the page's button, or the mail program's own (RFC 8058), does.
 */
@RestController
class UnsubscribeController {
  private final UnsubscribeLinks links;
  private final Firsthand firsthand;
  private final UnsubscribePage page = new UnsubscribePage();

  UnsubscribeController(UnsubscribeLinks links, Firsthand firsthand) {
    this.links = links;
    this.firsthand = firsthand;
  }

  @GetMapping("/unsubscribe/{token}")
  ResponseEntity<String> ask(@PathVariable String token, Locale locale) {
    return switch (links.read(token)) {
      case UnsubscribeLinks.Reading.Valid valid -> page.show(HttpStatus.OK, "ask", locale);
      case UnsubscribeLinks.Reading.Forged forged -> unknown(locale);
      case UnsubscribeLinks.Reading.TooOld old -> page.show(HttpStatus.GONE, "old", locale);
    };
  }

  @PostMapping("/unsubscribe/{token}")
  ResponseEntity<String> unsubscribe(@PathVariable String token, Locale locale) {
    return switch (links.read(token)) {
      case UnsubscribeLinks.Reading.Valid valid -> unsubscribe(valid.followUp(), locale);
      case UnsubscribeLinks.Reading.Forged forged -> unknown(locale);
      case UnsubscribeLinks.Reading.TooOld old -> page.show(HttpStatus.GONE, "old", locale);
    };
  }

  private ResponseEntity<String> unsubscribe(UUID followUp, Locale locale) {
    return firsthand.unsubscribed(followUp)
        ? page.show(HttpStatus.OK, "done", locale)
        : unknown(locale);
  }

  private ResponseEntity<String> unknown(Locale locale) {
    return page.show(HttpStatus.NOT_FOUND, "unknown", locale);
  }
}
