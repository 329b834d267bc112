package dev.pillowmint.followup.plan;

import java.util.Locale;

/** How a follow-up is carried out. */
public enum Channel {
  EMAIL,
  /** A person does it. */
  WORKLIST;

  /** As it stands in records and answers, e.g. {@code email}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
