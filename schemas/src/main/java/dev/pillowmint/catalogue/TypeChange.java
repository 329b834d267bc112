package dev.pillowmint.catalogue;

/**
 * What changes for those who publish an event type, or decide by it, when its file is changed.
 *
 * @param type which one
 * @param effect on the events that are published as before
 * @param says what changed and what follows from it
 */
public record TypeChange(String type, Effect effect, String says) {

  /** What becomes of events as they are published today. */
  public enum Effect {
    /** They stay valid, and more may be said. */
    WIDER,
    /** They stay valid, and events are valid that were refused before. */
    LOOSER,
    /** Some are refused from now on. */
    NARROWER,
    /** An attribute means another kind of value: those that state it are refused. */
    ANOTHER_KIND
  }

  @Override
  public String toString() {
    return type + ": " + says;
  }
}
