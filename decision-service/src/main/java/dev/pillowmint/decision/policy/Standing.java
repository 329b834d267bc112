package dev.pillowmint.decision.policy;

import dev.pillowmint.catalogue.EventType;
import dev.pillowmint.catalogue.EventTypes;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/**
 * What holds for all rules of a policy.
 *
 * @param zone where its months and years begin
 * @param guards when goodwill goes to a person
 * @param learning what is learned
 * @param remembered by event type: the attribute whose amount history keeps
 */
public record Standing(
    ZoneId zone, Guards guards, Learning learning, Map<String, String> remembered) {

  public Standing {
    remembered = Map.copyOf(remembered);
  }

  static Standing read(Section root, EventTypes catalogue) {
    return new Standing(
        root.word("timeZone").flatMap(Word::zone).orElse(ZoneOffset.UTC),
        root.section("guards").map(s -> Guards.read(s, catalogue)).orElse(Guards.NONE),
        root.section("learning").map(s -> Learning.read(s, catalogue)).orElse(Learning.OFF),
        remembered(catalogue));
  }

  private static Map<String, String> remembered(EventTypes catalogue) {
    Map<String, String> remembered = new HashMap<>();
    for (EventType type : catalogue.all()) {
      type.remembered().ifPresent(amount -> remembered.put(type.name(), amount.name()));
    }
    return remembered;
  }
}
