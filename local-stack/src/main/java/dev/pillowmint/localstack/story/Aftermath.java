package dev.pillowmint.localstack.story;

import dev.pillowmint.localstack.story.Story.After;
import dev.pillowmint.schemas.FollowUp;
import java.time.ZoneId;

/** A follow-up's present state in words. */
final class Aftermath {
  private Aftermath() {}

  static After of(FollowUp followUp, ZoneId zone) {
    String what = Words.of(followUp.getKind());
    String by = followUp.getChannel().equals("email") ? " by e-mail" : "";
    String why = Words.reason(followUp.getReason());
    String when = Words.day(followUp.getDueAt(), zone);
    return switch (followUp.getState()) {
      case PLANNED, UNKNOWN -> new After(when, what + by + " is planned", true);
      case SENT ->
          new After(Words.day(followUp.getChangedAt(), zone), what + " was sent" + by, true);
      case DUE -> new After(when, what + " is on the worklist of a person", true);
      case DONE -> new After(when, what + " is done", true);
      case HELD -> new After(when, what + " waits: " + why, false);
      case CANCELLED ->
          new After("", "no " + what.replaceFirst("^(a|the) ", "") + ": " + why, false);
      case FAILED -> new After(when, what + " failed: " + why, false);
    };
  }
}
