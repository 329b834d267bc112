package dev.pillowmint.decision;

import dev.pillowmint.decision.command.CatalogueCommand;
import dev.pillowmint.decision.command.PolicyCommand;
import dev.pillowmint.decision.stream.StoredStates;
import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Decides about customers' moments. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class DecisionApplication {

  /**
   * Starts the service; or, if the first argument is {@code policy} or {@code catalogue}, runs that
   * command.
   */
  public static void main(String[] args) {
    if (args.length > 0 && args[0].equals("policy")) {
      System.exit(PolicyCommand.run(new StoredStates(), Arrays.copyOfRange(args, 1, args.length)));
    }
    if (args.length > 0 && args[0].equals("catalogue")) {
      System.exit(CatalogueCommand.run(Arrays.copyOfRange(args, 1, args.length)));
    }
    SpringApplication.run(DecisionApplication.class, args);
  }
}
