package dev.pillowmint.intake.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The JSON Schemas that the makers of OpenAPI and AsyncAPI publish. */
final class PublishedSchemas {
  private static final Path FOLDER = Path.of("src/test/npm");

  private PublishedSchemas() {}

  static Schema openApi31() throws Exception {
    return read("@seriousme/openapi-schema-validator/schemas/v3.1/schema.json");
  }

  static Schema asyncApi30() throws Exception {
    return read("@asyncapi/specs/schemas/3.0.0.json");
  }

  private static Schema read(String file) throws Exception {
    fetch();
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
        .getSchema(
            Files.readString(FOLDER.resolve("node_modules").resolve(file)), InputFormat.JSON);
  }

  private static void fetch() throws Exception {
    if (!Boolean.parseBoolean(System.getenv("PILLOWMINT_REQUIRE_ALL"))) {
      assumeThat(installed()).as("npm is installed").isTrue();
    }
    Process npm =
        new ProcessBuilder("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts")
            .directory(FOLDER.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      assertThat(npm.waitFor(2, TimeUnit.MINUTES)).as("npm ends").isTrue();
      assertThat(npm.exitValue()).as("exit status of npm").isZero();
    } finally {
      npm.destroyForcibly();
    }
  }

  private static boolean installed() throws InterruptedException {
    try {
      return new ProcessBuilder("npm", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
