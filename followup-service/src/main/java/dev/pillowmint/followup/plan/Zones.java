package dev.pillowmint.followup.plan;

import java.time.DateTimeException;
import java.time.ZoneId;

/** Time zones by their names. */
final class Zones {
  private Zones() {}

  static ZoneId known(String name, ZoneId otherwise) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      return otherwise;
    }
  }
}
