package dev.pillowmint.intake.repair;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Hides what people must not read in a dead letter. */
public final class PersonalData {
  /** What stands in place of a hidden value. */
  public static final String HIDDEN = "•••";

  private static final String ATTRIBUTES = "attributes";

  /** Attributes whose values name, reach or describe a person, by name. */
  private static final Set<String> PERSONAL =
      Set.of(
          "displayName",
          "email",
          "address",
          "comment",
          "note",
          "text",
          "said",
          "caresAbout",
          "interests",
          "circumstances",
          "description",
          "recipients");

  private PersonalData() {}

  /** The event with the values of its personal attributes hidden. */
  public static Map<String, @Nullable Object> hidden(Map<String, @Nullable Object> event) {
    Map<String, @Nullable Object> shown = new LinkedHashMap<>(event);
    if (event.get(ATTRIBUTES) instanceof Map<?, ?> attributes) {
      Map<String, @Nullable Object> hidden = new LinkedHashMap<>();
      attributes.forEach(
          (name, value) ->
              hidden.put(
                  String.valueOf(name), PERSONAL.contains(String.valueOf(name)) ? HIDDEN : value));
      shown.put(ATTRIBUTES, hidden);
    }
    return shown;
  }
}
