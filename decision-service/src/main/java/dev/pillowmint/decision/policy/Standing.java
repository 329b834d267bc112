package dev.pillowmint.decision.policy;

import dev.pillowmint.catalogue.EventType;
import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.decision.customer.Event;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What holds for all rules of a policy.
 *
 * @param zone where its months and years begin
 * @param guards when goodwill goes to a person
 * @param learning what is learned
 * @param remembered by event type: the attribute whose amount history keeps
 * @param answered event types by which something went wrong for the customer, or they asked
 * @param catalogue of the events that may come
 */
public record Standing(
    ZoneId zone,
    Guards guards,
    Learning learning,
    Map<String, String> remembered,
    Set<String> answered,
    EventTypes catalogue) {

  public Standing {
    remembered = Map.copyOf(remembered);
    answered = Set.copyOf(answered);
  }

  /** Whether something went wrong for the customer, or they asked for something. */
  public boolean answers(Event event) {
    return answered.contains(event.type()) || event.flag("requested").orElse(false);
  }

  static Standing read(Section root, EventTypes catalogue) {
    return new Standing(
        root.word("timeZone").flatMap(Word::zone).orElse(ZoneOffset.UTC),
        root.section("guards").map(s -> Guards.read(s, catalogue)).orElse(Guards.NONE),
        root.section("learning").map(s -> Learning.read(s, catalogue)).orElse(Learning.OFF),
        remembered(catalogue),
        catalogue.all().stream()
            .filter(type -> type.trouble() || type.request())
            .map(EventType::name)
            .collect(Collectors.toSet()),
        catalogue);
  }

  private static Map<String, String> remembered(EventTypes catalogue) {
    Map<String, String> remembered = new HashMap<>();
    for (EventType type : catalogue.all()) {
      type.remembered().ifPresent(amount -> remembered.put(type.name(), amount.name()));
    }
    return remembered;
  }
}
