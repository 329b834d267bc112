package dev.pillowmint.intake.repair;

import dev.pillowmint.catalogue.AttributeType;
import dev.pillowmint.catalogue.EventType;
import dev.pillowmint.catalogue.EventTypes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Hides what people need not read in a dead letter: what is a customer's or of no known kind. */
public final class PersonalData {
  /** What stands in place of a hidden value. */
  public static final String HIDDEN = "•••";

  private static final String ATTRIBUTES = "attributes";

  private final EventTypes types;

  /**
   * @param types says which attributes are personal
   */
  public PersonalData(EventTypes types) {
    this.types = types;
  }

  /** The event with the values of its personal attributes hidden. */
  public Map<String, @Nullable Object> hidden(Map<String, @Nullable Object> event) {
    Map<String, @Nullable Object> shown = new LinkedHashMap<>(event);
    if (event.get(ATTRIBUTES) instanceof Map<?, ?> attributes) {
      Optional<EventType> type = types.find(String.valueOf(event.get("type")));
      Map<String, @Nullable Object> hidden = new LinkedHashMap<>();
      attributes.forEach(
          (name, value) ->
              hidden.put(
                  String.valueOf(name), isPersonal(type, String.valueOf(name)) ? HIDDEN : value));
      shown.put(ATTRIBUTES, hidden);
    }
    return shown;
  }

  /** Why it was set aside; not what a personal attribute said. */
  public String told(DeadLetter letter) {
    Optional<EventType> type = letter.text("type").flatMap(types::find);
    boolean personal =
        letter.event() == null
            || letter.reason().pointers().stream()
                .filter(pointer -> pointer.startsWith("/" + ATTRIBUTES + "/"))
                .anyMatch(
                    pointer ->
                        isPersonal(
                            type,
                            pointer
                                .substring(1)
                                .replaceFirst("^attributes/", "")
                                .replaceFirst("/.*", "")));
    return personal && !letter.reason().pointers().isEmpty()
        ? "There is a fault at %s; what stands there is personal."
            .formatted(String.join(", ", letter.reason().pointers().stream().sorted().toList()))
        : letter.reason().words();
  }

  /** What the catalogue does not know may be anybody's. */
  private static boolean isPersonal(Optional<EventType> type, String attribute) {
    return type.flatMap(t -> t.attribute(attribute))
        .map(known -> known.personal() == AttributeType.Personal.CUSTOMER)
        .orElse(true);
  }
}
