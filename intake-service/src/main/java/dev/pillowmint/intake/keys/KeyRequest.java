package dev.pillowmint.intake.keys;

import dev.pillowmint.intake.keys.KeyRefusedException.Fault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key that somebody asks for.
 *
 * @param source that it shall belong to; null: not said
 * @param types of events that it shall allow; empty: all
 * @param customers what customer ids shall begin with; empty: any
 * @param expiresAt from when it shall be refused; null: not by itself
 */
public record KeyRequest(
    @Nullable String source,
    List<String> types,
    List<String> customers,
    @Nullable Instant expiresAt) {
  private static final int LONGEST = 200;
  private static final int MOST = 100;

  public KeyRequest {
    types = List.copyOf(types);
    customers = List.copyOf(customers);
  }

  /**
   * What it asks for.
   *
   * @param known types of the catalogue
   * @throws KeyRefusedException with every fault, if it asks for what cannot be
   */
  ApiKey.Rights rights(Set<String> known, Instant now) {
    List<Fault> faults = new ArrayList<>();
    check(source == null ? "" : source, "/source", faults);
    for (int i = 0; i < types.size(); i++) {
      if (!known.contains(types.get(i))) {
        faults.add(
            new Fault("/types/" + i, "is no event type of the catalogue; GET /v1/event-types"));
      }
    }
    for (int i = 0; i < customers.size(); i++) {
      check(customers.get(i), "/customers/" + i, faults);
    }
    if (customers.size() > MOST) {
      faults.add(new Fault("/customers", "has more than %d entries".formatted(MOST)));
    }
    if (expiresAt != null && !expiresAt.isAfter(now)) {
      faults.add(new Fault("/expiresAt", "is not after now, " + now));
    }
    if (source == null || !faults.isEmpty()) {
      throw KeyRefusedException.invalid(faults);
    }
    return new ApiKey.Rights(source, Set.copyOf(types), customers);
  }

  private static void check(String text, String pointer, List<Fault> faults) {
    if (text.isBlank() || text.length() > LONGEST) {
      faults.add(
          new Fault(
              pointer,
              "must be a text of 1 to %d characters that is not blank".formatted(LONGEST)));
    } else if (text.chars().anyMatch(Character::isISOControl)) {
      faults.add(new Fault(pointer, "must not contain control characters"));
    }
  }
}
