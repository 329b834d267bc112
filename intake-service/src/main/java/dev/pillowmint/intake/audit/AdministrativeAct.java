package dev.pillowmint.intake.audit;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Something that somebody did to the administration, or was refused. Holds no secret, and nothing
 * of a customer.
 *
 * @param actor the user
 * @param act what, for example {@code key.create}
 * @param subject what it was done to, for example the key's id
 * @param at when
 * @param outcome what came of it
 * @param details what else there is to say, by a short name
 */
public record AdministrativeAct(
    String actor,
    String act,
    String subject,
    Instant at,
    Outcome outcome,
    Map<String, String> details) {

  public AdministrativeAct {
    details = Collections.unmodifiableMap(new TreeMap<>(details));
  }

  /** What came of an act. */
  public enum Outcome {
    /** It was done, durably. */
    DONE,
    /** Somebody who may not, or something that cannot be, was refused. */
    REFUSED,
    /** It was allowed and could not be done, or is not known to be. */
    FAILED
  }
}
