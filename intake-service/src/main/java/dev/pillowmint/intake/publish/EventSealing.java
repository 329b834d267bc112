package dev.pillowmint.intake.publish;

import dev.pillowmint.intake.admission.AdmittedEvent;
import dev.pillowmint.schemas.CustomerEvent;
import java.util.List;

/** What makes personal values unreadable before events are written. */
interface EventSealing {
  /** Events are written as they are. */
  EventSealing NONE = events -> event -> event;

  /** Gets ready to seal these events. */
  Seal of(List<AdmittedEvent> events);

  /** Seals one of the events that it was made for. */
  interface Seal {
    /**
     * The event as it is written.
     *
     * @throws KeyUnavailable if its customer's key could not be made durable
     */
    CustomerEvent seal(CustomerEvent event) throws KeyUnavailable;
  }

  /** A customer's key is not durable; trying again may help. */
  final class KeyUnavailable extends Exception {
    private static final long serialVersionUID = 1L;

    KeyUnavailable() {
      super("The customer's key was not made durable");
    }
  }
}
