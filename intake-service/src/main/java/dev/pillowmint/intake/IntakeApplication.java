package dev.pillowmint.intake;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Takes company systems' events over HTTP and puts them, checked, on the topic customer-events. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class IntakeApplication {

  /** Starts the service. */
  public static void main(String... args) {
    SpringApplication.run(IntakeApplication.class, args);
  }
}
