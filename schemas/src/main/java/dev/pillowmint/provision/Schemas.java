package dev.pillowmint.provision;

import dev.pillowmint.schemas.ApiKey;
import dev.pillowmint.schemas.AuditEntry;
import dev.pillowmint.schemas.CustomerEvent;
import dev.pillowmint.schemas.DeadLetterRepair;
import dev.pillowmint.schemas.Decision;
import dev.pillowmint.schemas.FollowUp;
import dev.pillowmint.schemas.Gesture;
import dev.pillowmint.schemas.PolicyVersion;
import java.util.List;
import org.apache.avro.Schema;

/** The schemas that topics carry. */
public final class Schemas {
  private static final List<Schema> ALL =
      List.of(
          ApiKey.SCHEMA$,
          AuditEntry.SCHEMA$,
          CustomerEvent.SCHEMA$,
          DeadLetterRepair.SCHEMA$,
          Decision.SCHEMA$,
          FollowUp.SCHEMA$,
          Gesture.SCHEMA$,
          PolicyVersion.SCHEMA$);

  private Schemas() {}

  static List<Schema> all() {
    return ALL;
  }

  /** The Avro schema of a record that a topic carries, as JSON. */
  public static String text(String record) {
    return of(record).toString();
  }

  static Schema of(String record) {
    return ALL.stream()
        .filter(s -> s.getName().equals(record))
        .findFirst()
        .orElseThrow(
            () ->
                new ProvisionException(
                    "The topic catalogue names the record %s, which no schema defines"
                        .formatted(record)));
  }
}
