package dev.pillowmint.followup.plan;

/** What a contact preference may be about. */
public enum Medium {
  EMAIL,
  SMS,
  POST,
  PHONE
}
