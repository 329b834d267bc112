package dev.pillowmint.intake.admission;

import dev.pillowmint.catalogue.EventType;
import dev.pillowmint.intake.admission.Fault.Code;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of an event is not the publisher's to say. */
final class Foreign {
  private Foreign() {}

  /** Empty if it may publish all that is known of the event. */
  static List<Fault> in(
      Publisher publisher,
      Form form,
      @Nullable String source,
      @Nullable EventType type,
      @Nullable String customerId) {
    List<Fault> faults = new ArrayList<>();
    if (source != null && !publisher.maySpeakFor(source)) {
      faults.add(
          new Fault(
              Code.FOREIGN_SOURCE,
              form.where(Field.SOURCE),
              "the key belongs to the source %s and may not publish for %s"
                  .formatted(publisher.source(), Quoted.of(source))));
    }
    if (type != null && !publisher.mayPublish(type.name())) {
      faults.add(
          new Fault(
              Code.FOREIGN_TYPE,
              form.where(Field.TYPE),
              "the key may not publish %s, only %s"
                  .formatted(
                      type.name(),
                      String.join(", ", publisher.types().stream().sorted().toList()))));
    }
    if (customerId != null && !publisher.maySpeakOf(customerId)) {
      faults.add(
          new Fault(
              Code.FOREIGN_CUSTOMER,
              form.where(Field.CUSTOMER_ID),
              "the key may publish for customers only whose id begins with %s"
                  .formatted(String.join(" or ", publisher.customers()))));
    }
    return faults;
  }
}
