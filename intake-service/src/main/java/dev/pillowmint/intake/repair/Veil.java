package dev.pillowmint.intake.repair;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What keeps personal values of events, in their plain JSON form, from whoever has no key. */
public interface Veil {
  /** Nothing is kept from anybody. */
  Veil NONE =
      new Veil() {
        @Override
        public Map<String, @Nullable Object> drawn(Map<String, @Nullable Object> event) {
          return event;
        }

        @Override
        public Map<String, @Nullable Object> lifted(Map<String, @Nullable Object> event) {
          return event;
        }
      };

  /**
   * The event as it may be kept.
   *
   * @throws LettersAwayException if it cannot be sealed now
   */
  Map<String, @Nullable Object> drawn(Map<String, @Nullable Object> event);

  /**
   * The event as it was given; without what nobody can read any more.
   *
   * @throws LettersAwayException if it cannot be opened now
   */
  Map<String, @Nullable Object> lifted(Map<String, @Nullable Object> event);
}
