package dev.pillowmint.intake.repair;

import java.util.Map;

/** What was done about bad records, by origin, shared by all instances and kept for good. */
public interface Repairs {
  /**
   * All of it, as every instance has kept it up to now.
   *
   * @throws LettersAwayException if it cannot be had in time
   */
  Map<Place, Repair> all();

  /**
   * Keeps it in place of what was done before. Returns once it is durable.
   *
   * @throws LettersAwayException if it is not known to be
   */
  void keep(Repair repair);
}
