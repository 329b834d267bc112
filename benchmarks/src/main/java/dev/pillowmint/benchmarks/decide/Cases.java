package dev.pillowmint.benchmarks.decide;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.decision.customer.CustomerState;
import dev.pillowmint.decision.customer.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One moment for each of the twenty rules, in their order. */
public final class Cases {
  private static final CustomerState OFTEN = Customers.often();
  private static final CustomerState RARELY = Customers.rarely();
  private static final CustomerState NEWCOMER = Customers.newcomer();

  private Cases() {}

  /** All of them. */
  public static List<Case> all() {
    List<Case> cases = new ArrayList<>();
    cases.addAll(fees());
    cases.addAll(delays());
    cases.addAll(complaints());
    cases.addAll(outages());
    cases.addAll(contacts());
    return List.copyOf(cases);
  }

  private static List<Case> fees() {
    return List.of(
        fee(OFTEN, "4.90", "company-error"),
        fee(OFTEN, "45.00", "slip"),
        fee(RARELY, "5.00", "slip"),
        fee(RARELY, "40.00", "slip"),
        fee(OFTEN, "4.90", "deliberate-choice"));
  }

  private static List<Case> delays() {
    return List.of(
        about(
            OFTEN,
            "delivery.delayed",
            Map.of("orderId", "O-1", "delay", Duration.ofHours(30), "orderTotal", euros("250.00"))),
        delay(OFTEN, 5),
        delay(RARELY, 5),
        delay(NEWCOMER, 25));
  }

  private static List<Case> complaints() {
    return List.of(
        about(
            OFTEN,
            "complaint.raised",
            Map.of("severity", "low", "about", "the bill", "tone", "abusive")),
        complaint(OFTEN, "high", 1L),
        complaint(RARELY, "high", 1L),
        complaint(OFTEN, "medium", 3L),
        complaint(RARELY, "medium", 1L));
  }

  private static List<Case> outages() {
    return List.of(outage(OFTEN, 30), outage(OFTEN, 5), outage(RARELY, 5));
  }

  private static List<Case> contacts() {
    return List.of(
        about(
            OFTEN,
            "support.contacted",
            Map.of("channel", "phone", "holdTime", Duration.ofMinutes(25))),
        about(OFTEN, "support.contacted", Map.of("channel", "phone", "transfers", 2L)),
        about(RARELY, "support.contacted", Map.of("channel", "phone", "hadToRepeat", true)));
  }

  private static Case fee(CustomerState customer, String amount, String cause) {
    return about(
        customer,
        "fee.charged",
        Map.of("fee", "return service", "amount", euros(amount), "cause", cause));
  }

  private static Case delay(CustomerState customer, int hours) {
    return about(
        customer, "delivery.delayed", Map.of("orderId", "O-1", "delay", Duration.ofHours(hours)));
  }

  private static Case complaint(CustomerState customer, String severity, long times) {
    return about(
        customer,
        "complaint.raised",
        Map.of("severity", severity, "about", "the bill", "times", times));
  }

  private static Case outage(CustomerState customer, int hours) {
    return about(
        customer,
        "service.outage",
        Map.of("duration", Duration.ofHours(hours), "service", "broadband", "planned", false));
  }

  private static Case about(CustomerState customer, String type, Map<String, Object> attributes) {
    String id = "8a7f2f0e-4f7c-4c5e-9d8e-" + type;
    return new Case(
        customer, new Event("shop", id, type, "customer-4711", Customers.NOW, attributes));
  }

  private static Amount euros(String amount) {
    return Amount.of(amount, "EUR");
  }
}
