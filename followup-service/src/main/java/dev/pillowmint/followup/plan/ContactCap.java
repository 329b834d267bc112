package dev.pillowmint.followup.plan;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How often a customer is contacted. */
final class ContactCap {
  private ContactCap() {}

  /** Null: the cap lets it through. */
  static @Nullable Verdict judge(FollowUp followUp, Known known) {
    Courtesy.Cap cap = known.rules().courtesy().cap();
    List<Instant> contacts = known.contacts();
    if (!followUp.task().isExtra() || contacts.size() < cap.contacts()) {
      return null;
    }
    Instant longest = followUp.when().wishedAt().plus(cap.longest());
    if (!known.now().isBefore(longest)) {
      return followUp.task().marketing() ? new Verdict.Cancel(Reason.CONTACT_CAP) : null;
    }
    Instant free = contacts.get(cap.contacts() - 1).plus(cap.within());
    return new Verdict.Hold(Reason.CONTACT_CAP, free.isBefore(longest) ? free : longest);
  }
}
