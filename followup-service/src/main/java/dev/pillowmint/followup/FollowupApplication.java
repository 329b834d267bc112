package dev.pillowmint.followup;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Sees every gesture through. */
@SpringBootApplication
public class FollowupApplication {
  public static void main(String[] args) {
    SpringApplication.run(FollowupApplication.class, args);
  }
}
