package dev.pillowmint.intake.api;

import dev.pillowmint.intake.admission.Envelope;
import java.util.ArrayList;
import java.util.List;

/**
 * The events of one request.
 *
 * @param batch whether they came as an array, and are answered one by one
 */
record Submission(boolean batch, List<Envelope> events) {

  /** The same; events that state no id get one that follows from the key and their place. */
  Submission identifiedBy(IdempotencyKey key) {
    List<Envelope> identified = new ArrayList<>(events.size());
    for (Envelope event : events) {
      identified.add(event.identifiedBy(batch ? key.at(identified.size()) : key.text()));
    }
    return new Submission(batch, identified);
  }
}
