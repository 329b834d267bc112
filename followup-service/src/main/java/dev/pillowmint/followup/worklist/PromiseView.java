package dev.pillowmint.followup.worklist;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pillowmint.followup.plan.EventRef;
import dev.pillowmint.followup.plan.Promise;
import dev.pillowmint.followup.plan.PromiseLedger;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A promise, as people see it; what is not known is left out.
 *
 * @param check the follow-up that checks it: its id says that the promise is kept
 * @param nearlyDue whether it has warned its owner; in a story it is not said
 * @param endedBy the person who said so
 * @param endedByEvent the event that said so
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PromiseView(
    String id,
    UUID check,
    String customerId,
    String state,
    @Nullable Boolean nearlyDue,
    @Nullable Instant dueAt,
    @Nullable String owner,
    @Nullable String what,
    @Nullable Instant endedAt,
    @Nullable String endedBy,
    @Nullable EventView endedByEvent) {

  static PromiseView of(PromiseLedger.Entry entry) {
    return of(entry.promise(), entry.isNearlyDue());
  }

  static PromiseView of(Promise promise) {
    return of(promise, null);
  }

  private static PromiseView of(Promise promise, @Nullable Boolean nearlyDue) {
    Promise.Ending ending = promise.ending();
    EventRef event = ending == null ? null : ending.event();
    return new PromiseView(
        promise.id(),
        promise.check(),
        promise.customerId(),
        promise.state().code(),
        nearlyDue,
        promise.dueAt(),
        promise.owner(),
        promise.what(),
        ending == null ? null : ending.at(),
        ending == null ? null : ending.by(),
        event == null ? null : new EventView(event.source(), event.id()));
  }

  static String position(Promise promise) {
    Instant dueAt = promise.dueAt();
    return Paging.write(
        dueAt == null ? Instant.EPOCH : dueAt, promise.customerId() + "\n" + promise.id());
  }

  /** An event's identity. */
  record EventView(String source, String id) {}
}
