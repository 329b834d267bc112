package dev.pillowmint.intake.repair;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The dead letters of every service. */
public interface DeadLetters {
  /**
   * The wanted ones, ordered by place.
   *
   * @param after only those behind this place; null: from the first
   * @param most how many at most
   * @throws LettersAwayException if they cannot be had in time
   */
  List<DeadLetter> find(Predicate<DeadLetter> wanted, @Nullable Place after, int most);

  /** The one at that place, if it still is there. */
  Optional<DeadLetter> at(Place place);

  /**
   * Sends the record as it came, under its key, back to where it came from. Returns once it is
   * durable.
   *
   * @throws LettersAwayException if it is not known to be durable; sending it again is safe
   * @throws SendingForbiddenException if this service may not write there
   */
  void sendBack(DeadLetter letter);
}
