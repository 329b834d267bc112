package dev.pillowmint.localstack.day;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is expected of the sample day.
 *
 * @param decisions one per event that is a moment
 * @param noticed decisions about promises that turned out broken
 * @param remembered ids of the events that call for nothing
 */
public record Expected(
    List<ExpectedDecision> decisions, List<ExpectedDecision> noticed, List<String> remembered) {

  public Expected {
    decisions = List.copyOf(decisions);
    noticed = List.copyOf(noticed);
    remembered = List.copyOf(remembered);
  }

  /** The file that ships beside the sample day. */
  public static Expected ofSampleDay() {
    return DayFile.YAML.readValue(DayFile.resource("/demo/expected.yaml"), Expected.class);
  }

  /**
   * One expected decision.
   *
   * @param event the event's id; null for a broken promise
   * @param promise the broken promise's id; null for an event
   * @param customerId whose promise; null for an event
   * @param outcome of {@link dev.pillowmint.schemas.Outcome}
   * @param gestures in order, e.g. {@code REFUND 5.00 EUR goodwill}
   */
  public record ExpectedDecision(
      @Nullable String event,
      @Nullable String promise,
      @Nullable String customerId,
      String rule,
      String outcome,
      String reason,
      List<String> gestures) {

    public ExpectedDecision {
      gestures = List.copyOf(gestures);
    }
  }
}
