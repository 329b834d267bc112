package dev.pillowmint.decision.decide;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.decision.customer.Event;
import dev.pillowmint.decision.policy.Policy;
import dev.pillowmint.decision.policy.PolicyCompiler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Test events and policies. */
public final class Moments {
  /** The Monday of the sample day. */
  public static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");

  private Moments() {}

  /** The policy that ships. */
  public static Policy house() {
    try (InputStream in = Moments.class.getResourceAsStream("/policies/house.yaml")) {
      return policy(new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A policy of that document. */
  public static Policy policy(String yaml) {
    return new PolicyCompiler(EventTypes.shipped()).compile("test.yaml", yaml);
  }

  /** An event on Monday. */
  public static Event anEvent(String type, Object... attributes) {
    return anEvent("e-1", MONDAY, type, attributes);
  }

  /**
   * An event at a time.
   *
   * @param attributes names and values in turn
   */
  public static Event anEvent(String id, Instant time, String type, Object... attributes) {
    Map<String, Object> stated = new LinkedHashMap<>();
    for (int i = 0; i < attributes.length; i += 2) {
      stated.put((String) attributes[i], attributes[i + 1]);
    }
    return new Event("test", id, type, "C-1", time, stated);
  }

  /** Euros. */
  public static Amount eur(String value) {
    return Amount.of(value, "EUR");
  }
}
