package dev.pillowmint.intake.whole;

import dev.pillowmint.intake.admission.CustomerEvents;
import dev.pillowmint.intake.admission.Publication;
import dev.pillowmint.intake.whole.Intake.Answer;
import dev.pillowmint.localstack.TestStack;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.support.GenericApplicationContext;

/**
 * What brings every operation to each of its answers. An operation or a status that is new needs a
 * line here.
 */
final class Provocations implements AutoCloseable {
  private static final String EVENT =
      """
      {"id": "p-1", "source": "billing", "type": "gesture.delivered", "customerId": "C-p",
       "attributes": {"gestureId": "g"}}
      """;
  private static final String WRONG = EVENT.replace("gestureId\":", "gestrueId\":");

  private final Intake intake = Intake.shared();
  private final List<Intake> others = new ArrayList<>();
  private final List<Provocation> all = new ArrayList<>();

  record Provocation(String operation, Answer answer) {}

  List<Provocation> all() {
    events();
    describing("/v1/event-types", "/v1/event-types");
    describing("/v1/event-types/{name}", "/v1/event-types/fee.charged");
    describing("/v3/asyncapi", "/v3/asyncapi");
    add("GET /v1/event-types/{name}", Intake.send(reading("/v1/event-types/fee.chraged")));
    add(
        "GET /v1/event-types/{name}",
        Intake.send(reading("/v1/event-types/fee.charged").header("Accept", "application/json")));
    return all;
  }

  private void events() {
    String operation = "POST /v1/events";
    add(operation, intake.post(Intake.PLAIN, EVENT));
    add(operation, intake.post(Intake.PLAIN, "[" + EVENT + "]"));
    add(operation, intake.post(Intake.PLAIN, "[" + EVENT + "," + WRONG + "]"));
    add(operation, intake.post(Intake.PLAIN, WRONG));
    add(operation, intake.post(Intake.PLAIN, "{", "ce-id", "1"));
    add(operation, intake.post(Intake.PLAIN, "{"));
    add(operation, intake.postAs("wrong", Intake.PLAIN, EVENT));
    add(operation, intake.postAs("billing-key", Intake.PLAIN, EVENT.replace("billing", "support")));
    add(operation, intake.post(Intake.PLAIN, "[" + "{},".repeat(500) + "{}]"));
    add(operation, intake.post("text/plain", EVENT));
    add(operation, full().post(Intake.PLAIN, EVENT));
    add(operation, failing().post(Intake.PLAIN, EVENT));
    add(operation, away().post(Intake.PLAIN, EVENT));
  }

  private void describing(String path, String address) {
    String operation = "GET " + path;
    Answer read = Intake.send(reading(address));
    add(operation, read);
    add(operation, Intake.send(reading(address).header("If-None-Match", read.header("ETag"))));
    add(operation, Intake.send(reading(address).header("Accept", "image/png")));
    add(operation, Intake.send(intake.request(address)));
  }

  private HttpRequest.Builder reading(String address) {
    return intake.request(address).header("Authorization", "Bearer billing-key");
  }

  /** No request of a source is let in any more. */
  private Intake full() {
    return other(Intake.against(broker(), registry(), "pillowmint.intake.in-flight-per-source=0"));
  }

  /** No event can be written. */
  private Intake failing() {
    CustomerEvents unwritable =
        events -> events.stream().<Publication>map(e -> new Publication.Unwritable()).toList();
    return other(
        Intake.against(
            broker(),
            registry(),
            context ->
                ((GenericApplicationContext) context)
                    .registerBean(
                        "unwritable",
                        CustomerEvents.class,
                        () -> unwritable,
                        bean -> bean.setPrimary(true))));
  }

  /** Without a broker. */
  private Intake away() {
    return other(Intake.against("localhost:1", registry()));
  }

  private static String broker() {
    return TestStack.shared().bootstrapServers();
  }

  private static String registry() {
    return TestStack.shared().registryUrl();
  }

  private Intake other(Intake other) {
    others.add(other);
    return other;
  }

  private void add(String operation, Answer answer) {
    all.add(new Provocation(operation, answer));
  }

  @Override
  public void close() {
    others.forEach(Intake::close);
  }
}
