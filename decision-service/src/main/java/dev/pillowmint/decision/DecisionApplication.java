package dev.pillowmint.decision;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Decides about customers' moments. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class DecisionApplication {

  /** Starts the service. */
  public static void main(String[] args) {
    SpringApplication.run(DecisionApplication.class, args);
  }
}
