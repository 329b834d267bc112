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
  default void add(FollowUp followUp) {
    add(followUp, followUp.status().dueAt());
  }

  /** A new one that is looked at first then, unless it is at its end already. */
  void add(FollowUp followUp, Instant look);

  /** A step of its life: is published, and looked at again if held. */
  void change(FollowUp followUp);

  /** A step of its life: is published, and looked at then. */
  void change(FollowUp followUp, Instant look);

  /** Keeps what is no step of its life, such as that it is under way. */
  void note(FollowUp followUp);

  Optional<Promise> promise(String id);

  List<Promise> promises();

  void keep(Promise promise);

  /** Who did a follow-up; empty: nobody yet. */
  Optional<Completion> completion(UUID followUp);

  void complete(UUID followUp, Completion completion);

  /** Keeps a verdict. */
  void keep(UUID followUp, Judged verdict);

  /** The verdicts on a follow-up, the oldest first. */
  List<Judged> verdicts(UUID followUp);

  /**
   * When the customer was contacted after that time, by message or by a person.
   *
   * @param besides does not count
   */
  List<Instant> contactsSince(Instant since, UUID besides);

  /** Keeps a failure; the same one again changes nothing. */
  void keep(Failure failure);

  /** What failed after that time. */
  List<Failure> failuresSince(Instant since);

  /** Keeps what the customer said about being contacted. */
  void keep(PreferenceChange change);

  /** All that the customer said about being contacted, in the order in which it arrived. */
  List<PreferenceChange> preferenceChanges();

  /** What a person did is kept. */
  void record(Act act);

  /** The newest thing that a person did to a follow-up; empty: nobody did anything. */
  Optional<Act> lastAct(UUID followUp);

  /** Tells the other services; told once, however often it is asked for. */
  void announce(Announcement announcement);

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
