package dev.pillowmint.localstack.story;

import dev.pillowmint.localstack.day.DayEvent;
import dev.pillowmint.localstack.day.DayFile;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A customer as the day's profiles describe them.
 *
 * @param id the customer's id
 * @param name the display name, or the id
 * @param about standing and history in a few words
 * @param zone where they are
 */
record Person(String id, String name, String about, ZoneId zone) {
  private static final String PROFILE = "customer.profile-changed";
  private static final ZoneId HOME = ZoneId.of("Europe/Berlin");

  static Person of(String id, DayFile day) {
    Map<String, Object> profile =
        day.events().stream()
            .filter(e -> id.equals(e.customerId()) && PROFILE.equals(e.type()))
            .map(DayEvent::attributes)
            .filter(java.util.Objects::nonNull)
            .findFirst()
            .orElse(Map.of());
    Object zone = profile.get("timeZone");
    return new Person(
        id,
        String.valueOf(profile.getOrDefault("displayName", id)),
        about(profile),
        zone == null ? HOME : ZoneId.of(String.valueOf(zone)));
  }

  private static String about(Map<String, Object> profile) {
    List<String> words = new ArrayList<>();
    Object tier = profile.get("tier");
    if (tier != null) {
      words.add(tier.equals("prospect") ? "not a customer yet" : tier + " customer");
    }
    Object since = profile.get("customerSince");
    if (since != null) {
      words.add("with us since " + String.valueOf(since).substring(0, 4));
    }
    Object zone = profile.get("timeZone");
    if (zone != null && !zone.equals(HOME.getId())) {
      words.add(String.valueOf(zone).replaceFirst(".*/", "").replace('_', ' ') + " time");
    }
    return String.join(", ", words);
  }
}
