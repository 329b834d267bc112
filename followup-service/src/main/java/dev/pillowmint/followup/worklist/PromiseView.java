package dev.pillowmint.followup.worklist;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pillowmint.followup.plan.Promise;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A promise, as people see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PromiseView(
    String id, String customerId, String state, @Nullable Instant dueAt, @Nullable String what) {

  static PromiseView of(Promise promise) {
    return new PromiseView(
        promise.id(),
        promise.customerId(),
        promise.state().name().toLowerCase(Locale.ROOT),
        promise.dueAt(),
        promise.what());
  }

  static String position(Promise promise) {
    Instant dueAt = promise.dueAt();
    return Paging.write(
        dueAt == null ? Instant.EPOCH : dueAt, promise.customerId() + "\n" + promise.id());
  }
}
