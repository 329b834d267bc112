package dev.pillowmint.benchmarks.decide;

import java.math.BigDecimal;
import java.util.Map;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNDecisionResult;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.internal.io.ResourceFactory;

/**
 * DMN as Apache KIE runs it: a decision table per event type, of which only the event's own is
 * evaluated.
 */
public final class DmnEngine implements Engine {
  private final DMNRuntime runtime;
  private final DMNModel model;

  /** Of the twenty rules. */
  public DmnEngine() {
    byte[] document = Rules.read("rules.dmn").getBytes(java.nio.charset.StandardCharsets.UTF_8);
    runtime =
        DMNRuntimeBuilder.fromDefaults()
            .buildConfiguration()
            .fromResources(
                java.util.List.of(
                    ResourceFactory.newByteArrayResource(document).setSourcePath("rules.dmn")))
            .getOrElseThrow(IllegalStateException::new);
    model = runtime.getModels().getFirst();
  }

  @Override
  public Choice choose(Case about) {
    EventFact event = new EventFact(about.event());
    CustomerFact customer = new CustomerFact(about.customer());
    DMNContext context = runtime.newContext();
    switch (event.getType()) {
      case "fee.charged" -> fee(context, event, customer);
      case "delivery.delayed" -> delay(context, event, customer);
      case "complaint.raised" -> complaint(context, event, customer);
      case "service.outage" -> outage(context, event, customer);
      case "support.contacted" -> contact(context, event, customer);
      default -> {
        return Choice.NONE;
      }
    }
    String decision = event.getType().replace('.', '-');
    DMNDecisionResult result =
        runtime.evaluateByName(model, context, decision).getDecisionResultByName(decision);
    return result.getResult() instanceof Map<?, ?> row
            && row.get("price") instanceof BigDecimal price
        ? new Choice(String.valueOf(row.get("rule")), price)
        : Choice.NONE;
  }

  private static void fee(DMNContext context, EventFact event, CustomerFact customer) {
    context.set("cause", event.getCause());
    context.set("amount", event.getAmount());
    context.set("tier", customer.getTier());
    context.set("recent", recent(event, customer, 365));
  }

  private static void delay(DMNContext context, EventFact event, CustomerFact customer) {
    context.set("minutes", event.getMinutes());
    context.set("orderTotal", event.getOrderTotal());
    context.set("yearlyValue", customer.getYearlyValue());
    context.set("recent", recent(event, customer, 90));
  }

  private static void complaint(DMNContext context, EventFact event, CustomerFact customer) {
    context.set("tone", event.getTone());
    context.set("severity", event.getSeverity());
    context.set("number", event.getNumber());
    context.set("recent", recent(event, customer, 90));
    context.set("goodwill", customer.goodwill(90, event.getTime()));
  }

  private static void outage(DMNContext context, EventFact event, CustomerFact customer) {
    context.set("minutes", event.getMinutes());
    context.set("flag", event.isFlag());
    context.set("recent", recent(event, customer, 30));
  }

  private static void contact(DMNContext context, EventFact event, CustomerFact customer) {
    context.set("minutes", event.getMinutes());
    context.set("number", event.getNumber());
    context.set("flag", event.isFlag());
    context.set("gestures", customer.gestures(90, event.getTime()));
  }

  private static long recent(EventFact event, CustomerFact customer, int days) {
    return customer.count(event.getType(), days, event.getTime());
  }
}
