package dev.pillowmint.intake.audit;

import java.util.List;

/** Keeps administrative acts for years; nobody changes or removes one. */
public interface AuditLog {

  /**
   * Keeps the act; it is durable when this returns.
   *
   * @throws AuditAwayException if that is not known; the act then stands in the service's log only
   */
  void record(AdministrativeAct act);

  /**
   * The newest acts, the newest first.
   *
   * @param most how many at most
   * @throws AuditAwayException if they cannot be read now
   */
  List<AdministrativeAct> newest(int most);
}
