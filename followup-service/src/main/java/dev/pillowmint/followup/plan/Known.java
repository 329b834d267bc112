package dev.pillowmint.followup.plan;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * All that a verdict rests on, besides the follow-up.
 *
 * @param customer as known now
 * @param rules the company's
 * @param now the moment
 * @param contacts when the customer was contacted of late, the newest first
 * @param failures what we did not manage for them of late
 */
public record Known(
    Customer customer,
    HouseRules rules,
    Instant now,
    List<Instant> contacts,
    List<Failure> failures) {

  public Known {
    contacts = contacts.stream().sorted(Comparator.reverseOrder()).toList();
    failures = List.copyOf(failures);
  }

  /** Without history: enough to tell whether something is unwanted whenever it is looked at. */
  static Known of(Customer customer, HouseRules rules, Instant now) {
    return new Known(customer, rules, now, List.of(), List.of());
  }

  /**
   * @param besides the follow-up that is judged: it is no contact yet
   */
  static Known of(CustomerFile file, UUID besides, HouseRules rules, Instant now) {
    Courtesy courtesy = rules.courtesy();
    return new Known(
        file.customer(),
        rules,
        now,
        file.contactsSince(now.minus(courtesy.cap().within()), besides),
        file.failuresSince(now.minus(courtesy.failureMemory())));
  }

  /** Whether we failed twice at the same. */
  boolean failedAgain() {
    return Arrays.stream(Failure.What.values())
        .anyMatch(what -> failures.stream().filter(f -> f.what() == what).count() >= 2);
  }
}
