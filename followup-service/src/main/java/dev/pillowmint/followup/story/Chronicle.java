package dev.pillowmint.followup.story;

import dev.pillowmint.followup.plan.Announcement;
import java.util.Optional;

/** What is written down of one customer, while it is open. */
public interface Chronicle {

  /** Whether they asked to be forgotten: then nothing is written any more. */
  boolean isErased();

  /** Keeps what happened; the second time changes nothing. */
  void keep(Moment moment);

  Interests interests();

  void keep(Interests interests);

  Optional<Decision> decision(String id);

  /** In the place of what was told before. */
  void keep(Decision decision);

  /** To that telling of the decision. */
  Optional<Answer> answer(String decisionId, int revision);

  void keep(Answer answer);

  Optional<Offer> offer(String decisionId);

  /** From then on the decision is not missed any more. */
  void keep(Offer offer);

  Optional<Choice> choice(String gestureId);

  void keep(Choice choice);

  /** Tells the other services; told once, however often it is asked for. */
  void announce(Announcement announcement);
}
