package dev.pillowmint.followup.worklist;

import java.util.UUID;

/** Ids as they stand in addresses. */
final class Ids {
  private Ids() {}

  /**
   * @throws NotFoundException if it is no id: there is no follow-up of that name
   */
  static UUID followUp(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw unknown(id);
    }
  }

  static NotFoundException unknown(String id) {
    return new NotFoundException("There is no follow-up \"%s\"".formatted(id));
  }
}
