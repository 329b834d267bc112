package dev.pillowmint.followup.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A taskNotes without a database. */
final class TaskNotesInMemory implements TaskNotes {
  private final Map<UUID, Claim> claims = new HashMap<>();
  private final Map<UUID, List<Try>> tries = new HashMap<>();
  private final Map<UUID, Reflection> reflections = new HashMap<>();

  @Override
  public Optional<Claim> claim(UUID followUp) {
    return Optional.ofNullable(claims.get(followUp));
  }

  @Override
  public void claim(UUID followUp, Claim claim) {
    claims.put(followUp, claim);
  }

  @Override
  public void release(UUID followUp) {
    claims.remove(followUp);
  }

  @Override
  public List<Try> tries(UUID followUp) {
    return List.copyOf(tries.getOrDefault(followUp, List.of()));
  }

  @Override
  public void add(UUID followUp, Try attempt) {
    tries.computeIfAbsent(followUp, id -> new ArrayList<>()).add(attempt);
  }

  @Override
  public Optional<Reflection> reflection(UUID followUp) {
    return Optional.ofNullable(reflections.get(followUp));
  }

  @Override
  public void keep(UUID followUp, Reflection reflection) {
    reflections.put(followUp, reflection);
  }
}
