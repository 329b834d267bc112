package dev.pillowmint.followup.plan;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What people leave on a follow-up while they are at it. A port: the store keeps it, in the
 * transaction of the customer's file where one is open.
 */
public interface TaskNotes {

  /** Who is at it, or was until its time ran out; empty: nobody. */
  Optional<Claim> claim(UUID followUp);

  /** Puts this claim in the place of any other. */
  void claim(UUID followUp, Claim claim);

  void release(UUID followUp);

  /** The first one first. */
  List<Try> tries(UUID followUp);

  void add(UUID followUp, Try attempt);

  Optional<Reflection> reflection(UUID followUp);

  /** Puts this reflection in the place of any other. */
  void keep(UUID followUp, Reflection reflection);
}
