package dev.pillowmint.intake.administration;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pillowmint.intake.keys.ApiKey;
import dev.pillowmint.intake.keys.ManageKeys.Issued;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key as administrators see it.
 *
 * @param key the key itself: told once, to who made it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record KeyView(
    String id,
    @Nullable String key,
    String source,
    Set<String> types,
    List<String> customers,
    String state,
    Instant createdAt,
    String createdBy,
    @Nullable Instant expiresAt,
    @Nullable String replacedBy,
    @Nullable Instant revokedAt,
    @Nullable String revokedBy) {

  static KeyView of(ApiKey key, Instant now) {
    return of(key, null, now);
  }

  static KeyView of(Issued issued, Instant now) {
    return of(issued.key(), issued.text().whole(), now);
  }

  private static KeyView of(ApiKey key, @Nullable String text, Instant now) {
    ApiKey.Deed revoked = key.revoked();
    return new KeyView(
        key.id(),
        text,
        key.rights().source(),
        key.rights().types(),
        key.rights().customers(),
        key.state(now).name().toLowerCase(Locale.ROOT),
        key.made().at(),
        key.made().by(),
        key.expiresAt(),
        key.replacedBy(),
        revoked == null ? null : revoked.at(),
        revoked == null ? null : revoked.by());
  }

  /** Without the key itself. */
  @Override
  public String toString() {
    return "KeyView[id=" + id + "]";
  }
}
