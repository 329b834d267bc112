package dev.pillowmint.followup.plan;

/** What a contact is for: what happened to the customer, or anything else. */
public enum Purpose {
  SERVICE,
  MARKETING
}
