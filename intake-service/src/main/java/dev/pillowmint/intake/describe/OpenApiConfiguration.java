package dev.pillowmint.intake.describe;

import io.swagger.v3.core.util.Yaml31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * What the controllers themselves do not say in the OpenAPI document: the parts under {@code
 * openapi/}. Which operations there are, the controllers alone say.
 */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {
  private static final String SERVICE = "service.yaml";

  @Bean
  OpenAPI openApi() throws IOException {
    return parts().stream()
        .filter(OpenApiConfiguration::ofService)
        .findFirst()
        .orElseThrow()
        .read();
  }

  @Bean
  OpenApiCustomizer written() throws IOException {
    List<OpenAPI> parts = new ArrayList<>();
    for (Part part : parts()) {
      if (!ofService(part)) {
        parts.add(part.read());
      }
    }
    return api -> {
      parts.forEach(part -> add(part, api));
      api.getPaths().values().stream()
          .flatMap(path -> path.readOperations().stream())
          .forEach(OpenApiConfiguration::refusable);
    };
  }

  private static void add(OpenAPI part, OpenAPI api) {
    if (part.getComponents() != null) {
      part.getComponents().getSchemas().forEach(api.getComponents()::addSchemas);
    }
    part.getPaths().forEach((path, item) -> add(path, item, api));
  }

  private static void add(String path, PathItem written, OpenAPI api) {
    Map<PathItem.HttpMethod, Operation> operations =
        Objects.requireNonNull(api.getPaths().get(path), () -> "no controller has " + path)
            .readOperationsMap();
    written
        .readOperationsMap()
        .forEach(
            (method, says) ->
                add(
                    says,
                    Objects.requireNonNull(operations.get(method), () -> method + " " + path)));
  }

  private static void add(Operation says, Operation to) {
    to.setOperationId(says.getOperationId());
    to.setDescription(says.getDescription());
    if (says.getRequestBody() != null) {
      to.setRequestBody(says.getRequestBody());
    }
    if (says.getParameters() != null) {
      says.getParameters().forEach(to::addParametersItem);
    }
    if (says.getSecurity() != null) {
      to.setSecurity(says.getSecurity());
    }
    to.setResponses(says.getResponses());
  }

  /** Nobody reads or writes without saying who they are; what else is refused has one shape. */
  private static void refusable(Operation operation) {
    boolean stated = operation.getResponses().keySet().stream().anyMatch(s -> s.startsWith("4"));
    operation.getResponses().putIfAbsent("401", reference("Unauthorized"));
    if (!stated) {
      operation.getResponses().addApiResponse("default", reference("Refused"));
    }
  }

  private static ApiResponse reference(String response) {
    return new ApiResponse().$ref("#/components/responses/" + response);
  }

  private static boolean ofService(Part part) {
    return SERVICE.equals(part.resource().getFilename());
  }

  private static List<Part> parts() throws IOException {
    Resource[] resources =
        new PathMatchingResourcePatternResolver().getResources("classpath*:openapi/*.yaml");
    return List.of(resources).stream().map(Part::new).toList();
  }

  private record Part(Resource resource) {
    OpenAPI read() throws IOException {
      return Yaml31.mapper().readValue(resource.getContentAsByteArray(), OpenAPI.class);
    }
  }
}
