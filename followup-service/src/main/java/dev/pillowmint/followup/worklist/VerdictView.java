package dev.pillowmint.followup.worklist;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pillowmint.followup.plan.Channel;
import dev.pillowmint.followup.plan.Judged;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A verdict, as people see it; what it does not say is left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record VerdictView(
    Instant at,
    String verdict,
    String reason,
    @Nullable Instant nextLook,
    @Nullable String channel) {

  /** So many are shown of one follow-up. */
  static final int MOST = 500;

  static VerdictView of(Judged judged) {
    Channel channel = judged.channel();
    return new VerdictView(
        judged.at(),
        judged.what().name().toLowerCase(Locale.ROOT),
        judged.reason().code(),
        judged.nextLook(),
        channel == null ? null : channel.code());
  }
}
