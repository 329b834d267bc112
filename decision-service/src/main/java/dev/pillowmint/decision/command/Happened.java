package dev.pillowmint.decision.command;

import dev.pillowmint.decision.customer.Event;
import java.util.function.Consumer;

/** Events that happened, to be replayed one by one in the order in which they are decided. */
interface Happened extends AutoCloseable {
  /** About how many there are; negative: nobody knows. */
  long about();

  /** Hands on each event, never all of them at once. */
  void each(Consumer<Event> next);

  /** How many records were no event that the catalogue knows, so far. */
  long unreadable();

  @Override
  void close();
}
