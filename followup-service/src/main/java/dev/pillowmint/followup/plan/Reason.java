package dev.pillowmint.followup.plan;

import java.util.Locale;

/** Why a follow-up is in its state. */
public enum Reason {
  /** A gesture or a promise asked for it. */
  PLANNED,
  /** Its moment has come. */
  ITS_TIME,
  /** The mail server accepted it. */
  SENT,
  /** It is night where the customer is, or they asked for quiet. */
  QUIET_HOURS,
  /** The customer complained a short while ago. */
  OPEN_COMPLAINT,
  /** The mail server did not answer; it is tried again. */
  MAIL_SERVER_AWAY,
  /** The mail server could not be reached often enough; a person takes over. */
  MAIL_FAILED,
  /** The mail server refused the address; a person takes over. */
  ADDRESS_REFUSED,
  /** The customer does not want this kind of contact. */
  OPTED_OUT,
  /** The customer wants no after-care. */
  LEAVE_ALONE,
  /** The customer asked to be forgotten. */
  ERASED,
  /** The customer did not want the gesture. */
  GESTURE_REFUSED,
  /** The gesture did not reach the customer. */
  GESTURE_FAILED,
  /** A person did it. */
  DONE,
  /** The promise was kept. */
  KEPT,
  /** The promise was not kept by its due time. */
  BROKEN,
  /** A company system reported the promise broken itself. */
  REPORTED_BROKEN;

  /** As it stands in records and answers, e.g. {@code quiet-hours}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
