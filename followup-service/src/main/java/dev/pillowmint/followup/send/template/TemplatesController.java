package dev.pillowmint.followup.send.template;

import dev.pillowmint.followup.plan.Channel;
import dev.pillowmint.followup.plan.Kind;
import dev.pillowmint.followup.plan.Message;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Shows staff what customers would read. */
@RestController
class TemplatesController {
  private static final int LONGEST = 2000;
  private static final UUID NOBODY = new UUID(0, 0);

  private final Templates templates;

  TemplatesController(Templates templates) {
    this.templates = templates;
  }

  @GetMapping("/v1/templates")
  @Operation(summary = "The messages that can be sent, by kind and language")
  Listed all() {
    List<Template> all =
        templates.all().entrySet().stream()
            .map(
                kind ->
                    new Template(
                        kind.getKey(), kind.getValue().stream().map(Language::of).toList()))
            .toList();
    return new Listed(Placeholders.ALL, all);
  }

  @PostMapping("/v1/templates/{kind}/preview")
  @Operation(summary = "What a customer would read")
  Letter preview(@PathVariable String kind, @RequestBody Preview preview) {
    require("displayName", preview.displayName());
    require("customerText", preview.customerText());
    boolean marketing = Boolean.TRUE.equals(preview.marketing());
    Message message =
        new Message(
            NOBODY,
            Channel.EMAIL,
            Kind.AFTER_CARE,
            new Message.Recipient("preview", null, preview.displayName(), preview.language()),
            new Message.Content(kind, preview.customerText(), marketing));
    return templates
        .write(message, marketing ? "https://example.org/unsubscribe" : null)
        .orElseThrow(
            () ->
                problem(
                    HttpStatus.NOT_FOUND,
                    "There is no template \"%s\"; expected one of %s"
                        .formatted(kind, Templates.machineKinds())));
  }

  private static void require(String field, @Nullable String value) {
    if (value != null && value.length() > LONGEST) {
      throw problem(
          HttpStatus.BAD_REQUEST,
          "%s has %d characters; expected at most %d".formatted(field, value.length(), LONGEST));
    }
  }

  private static ErrorResponseException problem(HttpStatus status, String detail) {
    return new ErrorResponseException(
        status, ProblemDetail.forStatusAndDetail(status, detail), null);
  }

  /**
   * What to fill in.
   *
   * @param language BCP 47; null: the house's
   * @param displayName null: not known
   * @param customerText null: nothing prepared
   * @param marketing true: with the words on how to unsubscribe; null: false
   */
  record Preview(
      @Nullable String language,
      @Nullable String displayName,
      @Nullable String customerText,
      @Nullable Boolean marketing) {}

  /**
   * All templates.
   *
   * @param placeholders what a template may name
   * @param templates one for each kind
   */
  record Listed(List<String> placeholders, List<Template> templates) {}

  /** A kind, with the languages that it has. */
  record Template(String kind, List<Language> languages) {}

  /**
   * One language of a template.
   *
   * @param language BCP 47
   * @param source {@code shipped} or {@code company}
   * @param html whether it has an HTML part
   */
  record Language(String language, String source, boolean html) {
    static Language of(Words words) {
      return new Language(
          words.language(), words.own() ? "company" : "shipped", words.html() != null);
    }
  }
}
