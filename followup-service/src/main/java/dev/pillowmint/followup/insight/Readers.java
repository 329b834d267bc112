package dev.pillowmint.followup.insight;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Who gets the week's digest. A port: the store knows. */
public interface Readers {
  /** Who has not logged in for so long may have left. */
  Duration PRESENT = Duration.ofDays(90);

  /** Who leads, has an e-mail address and logged in within {@link #PRESENT}. */
  List<Reader> all(Instant now);

  /**
   * Sends one reader a week, unless that was done; whoever else tries meanwhile waits.
   *
   * @param sending false: it is to be tried again later
   * @return whether it is done, now or before
   */
  boolean once(Days week, Reader reader, Instant now, BooleanSupplier sending);

  /**
   * Somebody who leads.
   *
   * @param language BCP 47; null: not known
   */
  record Reader(String login, String name, String email, @Nullable String language) {}
}
