package dev.pillowmint.decision.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Facts to decide about, as if they had happened.
 *
 * @param event what happened
 * @param history what happened to that customer before, in this order; absent: nothing is known of
 *     them
 * @param policy a version to decide by; absent: the active one, or the document
 * @param document a policy document to decide by; absent: the version
 */
record PreviewRequest(
    @Nullable Given event,
    @Nullable List<Given> history,
    StoryView.@Nullable PolicyView policy,
    @Nullable String document) {

  /**
   * A customer event, as intake-service takes it.
   *
   * @param id absent: some
   * @param source absent: some
   * @param type of the event-type catalogue
   * @param customerId absent: some; all events are of one customer
   * @param time when it happened; absent: now, in the history an hour before the event
   * @param attributes as the event type has them
   */
  record Given(
      @Nullable String id,
      @Nullable String source,
      @Nullable String type,
      @Nullable String customerId,
      @Nullable Instant time,
      @Nullable Map<String, Object> attributes) {}
}
