package dev.pillowmint.followup.plan;

import java.time.Instant;
import java.util.Map;

/**
 * A customer event that this service tells the others, as the source {@value #SOURCE}: what a
 * person here did or said, or what came back from a customer.
 *
 * @param id stable: the same however often it is told
 * @param customerId whom it is about
 * @param type of the event-type catalogue
 * @param at when it happened
 * @param attributes as the type names them, in the form of JSON: text, numbers, true or false, and
 *     maps for money
 */
public record Announcement(
    String id, String customerId, String type, Instant at, Map<String, Object> attributes) {

  /** The source of such events. */
  public static final String SOURCE = "followup-service";

  public Announcement {
    attributes = Map.copyOf(attributes);
  }

  /**
   * That a person did what was promised: a gesture is delivered, or a promise of staff kept.
   *
   * @param done it fulfils a promise
   */
  static Announcement kept(FollowUp done, String promiseId, Instant at) {
    boolean gesture = promiseId.equals(done.about().gestureId());
    return new Announcement(
        "kept-" + done.id(),
        done.customerId(),
        gesture ? "gesture.delivered" : "promise.kept",
        at,
        Map.of(gesture ? "gestureId" : "promiseId", promiseId));
  }
}
