package dev.pillowmint.decision.stream;

import dev.pillowmint.decision.stream.record.Carried;
import dev.pillowmint.decision.stream.record.CarriedEvent;
import dev.pillowmint.decision.stream.record.DrawAnswered;
import dev.pillowmint.decision.stream.record.DrawAsked;
import dev.pillowmint.decision.stream.record.DrawsReturned;
import dev.pillowmint.decision.stream.record.StoredAccount;
import dev.pillowmint.decision.stream.record.StoredAmounts;
import dev.pillowmint.decision.stream.record.StoredCounts;
import dev.pillowmint.decision.stream.record.StoredCustomer;
import dev.pillowmint.decision.stream.record.StoredDue;
import dev.pillowmint.decision.stream.record.StoredIdentity;
import dev.pillowmint.decision.stream.record.StoredLesson;
import dev.pillowmint.decision.stream.record.StoredMissed;
import dev.pillowmint.decision.stream.record.StoredOpenTrials;
import dev.pillowmint.decision.stream.record.StoredPending;
import dev.pillowmint.decision.stream.record.StoredSpending;
import dev.pillowmint.schemas.Decision;
import dev.pillowmint.schemas.Gesture;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;
import org.apache.avro.message.BinaryMessageDecoder;

/**
 * The schemas in which earlier releases wrote what this one finds in its stores and internal
 * topics. A record says by fingerprint which schema wrote it; only one that is known can be read.
 */
final class EarlierSchemas {
  /** What the stores and internal topics hold: records of this service. */
  static final Map<String, BinaryMessageDecoder<?>> OWN =
      Map.ofEntries(
          Map.entry("StoredCustomer", StoredCustomer.getDecoder()),
          Map.entry("StoredPending", StoredPending.getDecoder()),
          Map.entry("StoredDue", StoredDue.getDecoder()),
          Map.entry("StoredAccount", StoredAccount.getDecoder()),
          Map.entry("StoredSpending", StoredSpending.getDecoder()),
          Map.entry("StoredLesson", StoredLesson.getDecoder()),
          Map.entry("StoredMissed", StoredMissed.getDecoder()),
          Map.entry("StoredOpenTrials", StoredOpenTrials.getDecoder()),
          Map.entry("StoredCounts", StoredCounts.getDecoder()),
          Map.entry("StoredAmounts", StoredAmounts.getDecoder()),
          Map.entry("Carried", Carried.getDecoder()),
          Map.entry("CarriedEvent", CarriedEvent.getDecoder()),
          Map.entry("StoredIdentity", StoredIdentity.getDecoder()),
          Map.entry("DrawAsked", DrawAsked.getDecoder()),
          Map.entry("DrawAnswered", DrawAnswered.getDecoder()),
          Map.entry("DrawsReturned", DrawsReturned.getDecoder()));

  /** And shared records, which stories and proposals hold. */
  private static final Map<String, BinaryMessageDecoder<?>> SHARED =
      Map.of("Decision", Decision.getDecoder(), "Gesture", Gesture.getDecoder());

  private EarlierSchemas() {}

  /** Lets every decoder read what earlier releases wrote. */
  static void know() {
    OWN.forEach((name, decoder) -> of("/records/", name).forEach(decoder::addSchema));
    SHARED.forEach((name, decoder) -> of("/released/", name).forEach(decoder::addSchema));
  }

  /**
   * Those of a record, oldest first.
   *
   * @param folder {@code /records/} or, of shared records, {@code /released/}
   */
  static List<Schema> of(String folder, String name) {
    List<Schema> schemas = new ArrayList<>();
    for (int release = 1; ; release++) {
      String file = folder + name + "/" + release + ".avsc";
      try (InputStream in = EarlierSchemas.class.getResourceAsStream(file)) {
        if (in == null) {
          return schemas;
        }
        schemas.add(new SchemaParser().parse(in).mainSchema());
      } catch (IOException e) {
        throw new UncheckedIOException("The schema " + file + " cannot be read", e);
      }
    }
  }
}
