package dev.pillowmint.intake.administration;

import dev.pillowmint.intake.keys.KeyRequest;
import dev.pillowmint.intake.keys.Keyring;
import dev.pillowmint.intake.keys.KeysAwayException;
import dev.pillowmint.intake.keys.ManageKeys;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/keys}: the sources' keys. */
@RestController
@RequestMapping("/v1/keys")
class KeysController {
  private static final Duration USUAL_OVERLAP = Duration.ofDays(1);

  private final ManageKeys manage;
  private final Keyring keyring;
  private final Clock clock;

  KeysController(ManageKeys manage, Keyring keyring, Clock clock) {
    this.manage = manage;
    this.keyring = keyring;
    this.clock = clock;
  }

  @PostMapping
  @Operation(summary = "Makes a key")
  ResponseEntity<KeyView> create(@RequestBody NewKey asked, Principal by) {
    return told(manage.create(asked.request(), by.getName()));
  }

  @GetMapping
  @Operation(summary = "Lists keys")
  Listed list(@RequestParam(required = false) @Nullable String source) {
    Instant now = clock.instant();
    return new Listed(
        known().byId().values().stream()
            .filter(key -> source == null || source.equals(key.rights().source()))
            .sorted(Comparator.comparing(key -> key.made().at()))
            .map(key -> KeyView.of(key, now))
            .toList());
  }

  @PostMapping("/{id}/rotate")
  @Operation(summary = "Makes a key in the place of another")
  ResponseEntity<KeyView> rotate(
      @PathVariable String id,
      @RequestBody(required = false) @Nullable Rotation asked,
      Principal by) {
    Rotation rotation = Optional.ofNullable(asked).orElse(new Rotation(null, null));
    Duration overlap = Objects.requireNonNullElse(rotation.overlap(), USUAL_OVERLAP);
    return told(manage.rotate(id, overlap, rotation.expiresAt(), by.getName()));
  }

  @PostMapping("/{id}/revoke")
  @Operation(summary = "Revokes a key")
  KeyView revoke(@PathVariable String id, Principal by) {
    return KeyView.of(manage.revoke(id, by.getName()), clock.instant());
  }

  private Keyring.Keys known() {
    if (!keyring.isRead()) {
      throw new KeysAwayException("The keys are being read.");
    }
    return keyring.keys();
  }

  private ResponseEntity<KeyView> told(ManageKeys.Issued issued) {
    return ResponseEntity.created(URI.create("/v1/keys/" + issued.key().id()))
        .cacheControl(CacheControl.noStore())
        .body(KeyView.of(issued, clock.instant()));
  }

  /** All keys that were asked for, the oldest first. */
  record Listed(List<KeyView> keys) {}

  /** How to rotate; all may be left out. */
  record Rotation(@Nullable Duration overlap, @Nullable Instant expiresAt) {}

  /** A key to be made. */
  record NewKey(
      @Nullable String source,
      @Nullable List<String> types,
      @Nullable List<String> customers,
      @Nullable Instant expiresAt) {
    KeyRequest request() {
      return new KeyRequest(
          source,
          Objects.requireNonNullElse(types, List.of()),
          Objects.requireNonNullElse(customers, List.of()),
          expiresAt);
    }
  }
}
