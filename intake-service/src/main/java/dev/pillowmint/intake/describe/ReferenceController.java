package dev.pillowmint.intake.describe;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.catalogue.Topics;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Stream;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The descriptions as a page to read; it needs no script and nothing from elsewhere. */
@RestController
class ReferenceController {
  private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
  private static final JsonMapper JSON = new JsonMapper();

  private final EventTypes types;
  private final OpenApiWebMvcResource openApi;
  private final Template template;

  ReferenceController(EventTypes types, OpenApiWebMvcResource openApi) throws IOException {
    this.types = types;
    this.openApi = openApi;
    template =
        Mustache.compiler()
            .compile(
                new ClassPathResource("reference.mustache")
                    .getContentAsString(StandardCharsets.UTF_8));
  }

  @GetMapping({"/docs", "/docs/"})
  ResponseEntity<String> page(HttpServletRequest request) throws IOException {
    byte[] document = openApi.openapiJson(request, "/v3/api-docs", Locale.ENGLISH);
    String page = template.execute(Reference.of(JSON.readTree(document), types, Topics.shipped()));
    return Cached.of(Stream.of(page))
        .answer()
        .header(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; img-src data:; frame-ancestors 'none'")
        .contentType(HTML)
        .body(page);
  }
}
