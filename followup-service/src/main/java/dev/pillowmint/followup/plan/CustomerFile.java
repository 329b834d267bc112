package dev.pillowmint.followup.plan;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One customer's file, while it is open. */
public interface CustomerFile {

  Customer customer();

  void keep(Customer customer);

  /** Notes that the event was taken in; false: it was before. */
  boolean takeIn(EventRef event, Instant now);

  Optional<FollowUp> followUp(UUID id);

  /** Those that are not at their end. */
  List<FollowUp> openFollowUps();

  /** A new one. It is looked at when it is due, unless it is at its end already. */
  void add(FollowUp followUp);

  /** A step of its life: is published, and looked at again if held. */
  void change(FollowUp followUp);

  /** Keeps what is no step of its life, such as that it is under way. */
  void note(FollowUp followUp);

  Optional<Promise> promise(String id);

  List<Promise> promises();

  void keep(Promise promise);

  /** Who did a follow-up; empty: nobody yet. */
  Optional<Completion> completion(UUID followUp);

  void complete(UUID followUp, Completion completion);

  /** Removes all words about the customer: texts, notes, preferences. Ids and states stay. */
  void erase();

  /**
   * That a person did a follow-up.
   *
   * @param by who
   * @param at when
   * @param note what they wrote about it; null: nothing
   */
  record Completion(String by, Instant at, @Nullable String note) {}
}
