package dev.pillowmint.followup.plan;

import java.util.Locale;

/** Why a follow-up is in its state. */
public enum Reason {
  /** A gesture or a promise asked for it. */
  PLANNED,
  /** Its moment has come. */
  ITS_TIME,
  /** The channel accepted it. */
  SENT,
  /** It is night where the customer is, or they asked for quiet. */
  QUIET_HOURS,
  /** The customer complained a short while ago. */
  OPEN_COMPLAINT,
  /** The customer has a public holiday, on which this kind of contact rests. */
  HOLIDAY,
  /** It is weekend where the customer is, on which this kind of contact rests. */
  WEEKEND,
  /** The customer was contacted often enough of late. */
  CONTACT_CAP,
  /** The channel may not be used at this time. */
  CHANNEL_CLOSED,
  /** Whoever does it does not work at this time. */
  OUTSIDE_BUSINESS_HOURS,
  /** Whoever does it is away. */
  OWNER_AWAY,
  /** What it was about was settled in another way. */
  SOLVED_OTHERWISE,
  /** Somebody close to the customer died. */
  BEREAVED,
  /** The customer left us. */
  LEFT,
  /** It would come too late. */
  NO_LONGER_MAKES_SENSE,
  /** None of its channels reaches the customer. */
  UNREACHABLE,
  /** We failed at the same twice; a person does it instead of a message. */
  REPEAT_FAILURE,
  /** The mail server did not answer; it is tried again. */
  MAIL_SERVER_AWAY,
  /** The mail server could not be reached often enough; a person takes over. */
  MAIL_FAILED,
  /** The mail server refused the address; a person takes over. */
  ADDRESS_REFUSED,
  /** The promise's time comes near, and it is not kept yet. */
  NEARLY_DUE,
  /** A person moved it to a better time. */
  RESCHEDULED,
  /** A person took it off the plan. */
  CANCELLED_BY_STAFF,
  /** The channel does not answer; it is tried again. */
  CHANNEL_AWAY,
  /** The channel could not be reached often enough; a person takes over. */
  CHANNEL_FAILED,
  /** The channel refused the message; a person takes over. */
  CHANNEL_REFUSED,
  /** The channel's server could not show whose it is; a person takes over. */
  CHANNEL_UNTRUSTED,
  /** No template has words for it; a person writes. */
  NO_TEMPLATE,
  /** No channel of that name is set up here; a person takes over. */
  NO_SUCH_CHANNEL,
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
  /** A person tried, and nobody answered; they try again. */
  NOT_REACHED,
  /** The customer told a person that they do not want it. */
  REFUSED,
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
