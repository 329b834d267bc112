package dev.pillowmint.intake.keys;

import dev.pillowmint.intake.audit.AdministrativeAct;
import dev.pillowmint.intake.audit.AdministrativeAct.Outcome;
import dev.pillowmint.intake.audit.AuditAwayException;
import dev.pillowmint.intake.audit.AuditLog;
import dev.pillowmint.intake.keys.ApiKey.Deed;
import dev.pillowmint.intake.keys.ApiKey.Rights;
import dev.pillowmint.intake.keys.ApiKey.State;
import dev.pillowmint.intake.keys.KeyRefusedException.Fault;
import dev.pillowmint.intake.keys.KeyStore.Change;
import dev.pillowmint.intake.keys.Keyring.Keys;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Creates, rotates and revokes keys. */
public final class ManageKeys {
  /** How many keys that let in there may be. */
  public static final int MOST_KEYS = 10_000;

  /** How long a rotated key may let in beside its successor. */
  public static final Duration LONGEST_OVERLAP = Duration.ofDays(30);

  private final KeyStore store;
  private final AuditLog audit;
  private final KeyHashing hashing;
  private final Set<String> types;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  /**
   * Manages the keys of the store.
   *
   * @param types of the catalogue
   */
  public ManageKeys(
      KeyStore store, AuditLog audit, KeyHashing hashing, Set<String> types, Clock clock) {
    this.store = store;
    this.audit = audit;
    this.hashing = hashing;
    this.types = Set.copyOf(types);
    this.clock = clock;
  }

  /**
   * A new key.
   *
   * @param by who asks
   * @throws KeyRefusedException if there can be no such key
   */
  public Issued create(KeyRequest request, String by) {
    Instant now = clock.instant();
    return audited(
        "key.create",
        "",
        by,
        now,
        () -> {
          Rights rights = request.rights(types, now);
          Issued issued = issue(rights, request.expiresAt(), new Deed(now, by));
          store.change(
              keys -> {
                requireRoom(keys, now);
                return new Change(
                    List.of(issued.key()), act(issued.key(), "key.create", by, now, Map.of()));
              });
          return issued;
        });
  }

  /**
   * A new key in place of another, with the same rights. The other lets in until the overlap is
   * over. A key is rotated once: of two who rotate it, the second is refused.
   *
   * @param overlap how long both let in; zero: the old one no more
   * @param expiresAt from when the new one shall be refused; null: it lives as long as the old one
   *     was made for
   * @throws KeyRefusedException if the key does not let in, or was rotated before
   */
  public Issued rotate(String id, Duration overlap, @Nullable Instant expiresAt, String by) {
    Instant now = clock.instant();
    return audited("key.rotate", id, by, now, () -> rotated(id, overlap, expiresAt, by, now));
  }

  private Issued rotated(
      String id, Duration overlap, @Nullable Instant expiresAt, String by, Instant now) {
    require(overlap, expiresAt, now);
    AtomicReference<@Nullable Issued> done = new AtomicReference<>();
    store.change(
        keys -> {
          ApiKey old = find(keys, id);
          if (old.state(now) != State.ACTIVE) {
            throw KeyRefusedException.conflict(
                "The key %s is %s; only an active key is rotated%s."
                    .formatted(
                        id,
                        old.state(now).name().toLowerCase(java.util.Locale.ROOT),
                        old.replacedBy() == null ? "" : ": rotate " + old.replacedBy()));
          }
          Instant end = expiresAt == null ? asLong(old, now) : expiresAt;
          Issued issued = issue(old.rights(), end, new Deed(now, by));
          done.set(issued);
          ApiKey leaving = old.replacedBy(issued.key().id(), now.plus(overlap));
          return new Change(
              List.of(issued.key(), leaving),
              act(leaving, "key.rotate", by, now, Map.of("replacedBy", issued.key().id())));
        });
    return java.util.Objects.requireNonNull(done.get());
  }

  /** Makes a key let nobody in, at once; one that was revoked before stays as it is. */
  public ApiKey revoke(String id, String by) {
    Instant now = clock.instant();
    return audited("key.revoke", id, by, now, () -> revoked(id, by, now));
  }

  private ApiKey revoked(String id, String by, Instant now) {
    AtomicReference<@Nullable ApiKey> done = new AtomicReference<>();
    store.change(
        keys -> {
          ApiKey key = find(keys, id);
          boolean before = key.revoked() != null;
          ApiKey revoked = before ? key : key.revoked(new Deed(now, by));
          done.set(revoked);
          return new Change(
              before ? List.of() : List.of(revoked), act(revoked, "key.revoke", by, now, Map.of()));
        });
    return java.util.Objects.requireNonNull(done.get());
  }

  /** What is done is kept with the change itself; here, what is not. */
  private <T> T audited(String act, String id, String by, Instant now, Supplier<T> deed) {
    try {
      return deed.get();
    } catch (KeyRefusedException e) {
      undone(
          new AdministrativeAct(
              by, act, id, now, Outcome.REFUSED, Map.of("kind", e.kind().name())));
      throw e;
    } catch (KeysAwayException e) {
      undone(new AdministrativeAct(by, act, id, now, Outcome.FAILED, Map.of()));
      throw e;
    }
  }

  /** Who asked is told why it was not done, whether or not that can be kept. */
  private void undone(AdministrativeAct act) {
    try {
      audit.record(act);
    } catch (AuditAwayException e) {
      // It stands in the service's log.
    }
  }

  private Issued issue(Rights rights, @Nullable Instant expiresAt, Deed made) {
    if (!hashing.canHash()) {
      throw KeyRefusedException.conflict(
          "No pepper is set to hash keys with: pillowmint.access.pepper, see docs/operators.md.");
    }
    KeyText text = KeyText.random(random);
    ApiKey.Hash hash = new ApiKey.Hash(hashing.hash(text.whole()));
    return new Issued(new ApiKey(text.id(), hash, rights, made, expiresAt, null, null), text);
  }

  private static @Nullable Instant asLong(ApiKey old, Instant now) {
    return old.expiresAt() == null
        ? null
        : now.plus(Duration.between(old.made().at(), old.expiresAt()));
  }

  private static void require(Duration overlap, @Nullable Instant expiresAt, Instant now) {
    if (overlap.isNegative() || overlap.compareTo(LONGEST_OVERLAP) > 0) {
      throw KeyRefusedException.invalid(
          List.of(
              new Fault(
                  "/overlap", "must be from PT0S to P%dD".formatted(LONGEST_OVERLAP.toDays()))));
    }
    if (expiresAt != null && !expiresAt.isAfter(now)) {
      throw KeyRefusedException.invalid(
          List.of(new Fault("/expiresAt", "is not after now, " + now)));
    }
  }

  private static void requireRoom(Keys keys, Instant now) {
    long letIn = keys.byId().values().stream().filter(k -> k.state(now).letsIn()).count();
    if (letIn >= MOST_KEYS) {
      throw KeyRefusedException.conflict(
          "There are %d keys, the most there may be; revoke some.".formatted(letIn));
    }
  }

  private static ApiKey find(Keys keys, String id) {
    return Optional.ofNullable(keys.byId().get(id))
        .orElseThrow(() -> KeyRefusedException.unknown(id));
  }

  private static AdministrativeAct act(
      ApiKey key, String act, String by, Instant now, Map<String, String> more) {
    Map<String, String> details = new TreeMap<>(more);
    details.put("source", key.rights().source());
    if (key.expiresAt() != null) {
      details.put("expiresAt", key.expiresAt().toString());
    }
    if (!key.rights().types().isEmpty()) {
      details.put("types", String.join(", ", key.rights().types()));
    }
    if (!key.rights().customers().isEmpty()) {
      details.put("customers", String.join(", ", key.rights().customers()));
    }
    return new AdministrativeAct(by, act, key.id(), now, Outcome.DONE, details);
  }

  /**
   * A key that was just made: the only time that its text is known.
   *
   * @param text for its owner
   */
  public record Issued(ApiKey key, KeyText text) {}
}
