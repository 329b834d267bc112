package dev.pillowmint.followup.worklist;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.LinkedHashSet;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the controllers themselves do not say in the OpenAPI document. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {
  private static final String PROBLEM = "#/components/schemas/Problem";

  @Bean
  OpenAPI openApi() {
    return new OpenAPI()
        .info(
            new Info()
                .title("Pillowmint followup-service")
                .version("1")
                .description(
                    "Follow-ups, the worklist and the promise ledger. Changes may carry the revision that was seen, in the body or as If-Match; a later one is answered 409. Whoever says the same again gets the same answer.")
                .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
        .addSecurityItem(new SecurityRequirement().addList("basic"))
        .components(
            new Components()
                .addSecuritySchemes(
                    "basic", new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("basic")));
  }

  /** Every refusal has one shape. */
  @Bean
  OpenApiCustomizer refusals() {
    return api -> {
      api.getComponents().addSchemas("Problem", problem());
      api.getPaths().values().stream()
          .flatMap(path -> path.readOperations().stream())
          .forEach(OpenApiConfiguration::refusable);
    };
  }

  private static void refusable(Operation operation) {
    operation
        .getResponses()
        .addApiResponse(
            "default",
            new ApiResponse()
                .description("Refused; the problem says why and what to do (RFC 9457)")
                .content(
                    new Content()
                        .addMediaType(
                            org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                            new MediaType().schema(new Schema<>().$ref(PROBLEM)))));
  }

  private static Schema<?> problem() {
    return property("object", "A problem (RFC 9457)")
        .addProperty("title", property("string", "What kind of problem"))
        .addProperty("status", property("integer", "HTTP status"))
        .addProperty("detail", property("string", "What is wrong and what to do"))
        .addProperty("instance", property("string", "What was asked for"));
  }

  private static Schema<?> property(String type, String description) {
    Schema<?> schema = new Schema<>();
    schema.setTypes(new LinkedHashSet<>(List.of(type)));
    return schema.description(description);
  }
}
