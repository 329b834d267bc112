package dev.pillowmint.followup.plan;

import java.util.Locale;

/** What kind of contact or task a follow-up is. */
public enum Kind {
  /** A note that a person writes. */
  THANK_YOU_NOTE,
  /** "Is everything all right now?" */
  AFTER_CARE,
  /** A tactful question how it was. */
  FEEDBACK_REQUEST,
  /** A person calls the customer. */
  CALLBACK,
  /** Was the promise kept by its due time? Internal: nobody is contacted. */
  PROMISE_CHECK,
  /** A person finds something for the customer, such as a gift. */
  ERRAND;

  /** As it stands in addresses and file names, e.g. {@code after-care}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether a complaint that is still open holds it back. */
  boolean isThanks() {
    return this == THANK_YOU_NOTE || this == FEEDBACK_REQUEST;
  }

  /** Whether it reaches the customer at the very moment it is due; a note is only written then. */
  boolean disturbs() {
    return switch (this) {
      case AFTER_CARE, FEEDBACK_REQUEST, CALLBACK -> true;
      case THANK_YOU_NOTE, PROMISE_CHECK, ERRAND -> false;
    };
  }

  /** Whether only a person can do it, whatever channels were named. */
  boolean isHumanWork() {
    return this == CALLBACK || this == PROMISE_CHECK || this == ERRAND;
  }

  /** Whether it may go out as an e-mail; the others are human work. */
  boolean isMailable() {
    return this == AFTER_CARE || this == FEEDBACK_REQUEST;
  }
}
