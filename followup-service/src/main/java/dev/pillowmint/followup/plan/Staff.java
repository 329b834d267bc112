package dev.pillowmint.followup.plan;

import java.security.Principal;

/** Who is at work. A port: whoever lets people in knows them. */
public interface Staff {

  /** The person behind a request. */
  StaffMember of(Principal principal);
}
