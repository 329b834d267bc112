package dev.pillowmint.localstack.command;

import dev.pillowmint.localstack.process.LocalStackException;
import java.util.Map;

/**
 * Which ports the parts use. The services' are the ones they have by default, everything else is
 * out of the way; with {@code PILLOWMINT_PORT_BASE} set, all follow that base.
 *
 * @param base of the ports of broker, registry, database and mail catcher
 * @param servicesMoved whether the services follow the base too
 */
record PortPlan(int base, boolean servicesMoved) {
  private static final String VARIABLE = "PILLOWMINT_PORT_BASE";
  private static final int USUAL = 19_000;
  private static final int LOWEST = 1_024;
  private static final int HIGHEST = 64_000;

  static PortPlan of(Map<String, String> environment) {
    String base = environment.get(VARIABLE);
    return base == null || base.isBlank()
        ? new PortPlan(USUAL, false)
        : new PortPlan(number(base.strip()), true);
  }

  int intake() {
    return service(0);
  }

  int decision() {
    return service(1);
  }

  int followup() {
    return service(2);
  }

  /** The management port of the service at that port. */
  int management(int servicePort) {
    return servicePort + (servicesMoved ? 100 : 1_000);
  }

  int kafka() {
    return base + 92;
  }

  int kafkaController() {
    return base + 93;
  }

  int registry() {
    return base + 85;
  }

  int registryManagement() {
    return base + 86;
  }

  int postgres() {
    return base + 432;
  }

  int smtp() {
    return base + 25;
  }

  private int service(int index) {
    return (servicesMoved ? base + 80 : 8_080) + index;
  }

  private static int number(String text) {
    try {
      int number = Integer.parseInt(text);
      if (number >= LOWEST && number <= HIGHEST) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw wrong(text, e);
    }
    throw wrong(text, null);
  }

  private static LocalStackException wrong(
      String text, @org.jspecify.annotations.Nullable Throwable cause) {
    String message =
        "%s is \"%s\"; it has to be a number from %d to %d, e.g. 29000"
            .formatted(VARIABLE, text, LOWEST, HIGHEST);
    return cause == null
        ? new LocalStackException(message)
        : new LocalStackException(message, cause);
  }
}
