package dev.pillowmint.decision.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "schema",
    description = "Prints the JSON Schema of policies, with which an editor completes and checks.")
final class SchemaCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  SchemaCommand() {
    spec = CommandSpec.create();
  }

  @Override
  public Integer call() {
    try (InputStream schema = SchemaCommand.class.getResourceAsStream("/policy.schema.json")) {
      byte[] bytes = Objects.requireNonNull(schema, "policy.schema.json ships").readAllBytes();
      spec.commandLine().getOut().print(new String(bytes, StandardCharsets.UTF_8));
      spec.commandLine().getOut().flush();
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
