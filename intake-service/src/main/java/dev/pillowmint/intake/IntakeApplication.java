package dev.pillowmint.intake;

import dev.pillowmint.intake.api.StrictJson;
import dev.pillowmint.intake.command.WebhooksCommand;
import dev.pillowmint.intake.schema.JsonSchemaChecks;
import java.time.Clock;
import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Takes company systems' events over HTTP and puts them, checked, on the topic customer-events. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class IntakeApplication {

  /** Starts the service; or, if the first argument is {@code webhooks}, runs that command. */
  public static void main(String... args) {
    if (args.length > 0 && args[0].equals("webhooks")) {
      System.exit(
          WebhooksCommand.run(
              JsonSchemaChecks::new,
              StrictJson.usual()::read,
              Clock.systemUTC(),
              Arrays.copyOfRange(args, 1, args.length)));
    }
    SpringApplication.run(IntakeApplication.class, args);
  }
}
