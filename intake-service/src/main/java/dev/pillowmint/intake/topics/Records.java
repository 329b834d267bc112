package dev.pillowmint.intake.topics;

import dev.pillowmint.intake.audit.AdministrativeAct;
import dev.pillowmint.intake.audit.AdministrativeAct.Outcome;
import dev.pillowmint.intake.keys.ApiKey;
import dev.pillowmint.intake.keys.ApiKey.Deed;
import dev.pillowmint.schemas.ActOutcome;
import dev.pillowmint.schemas.AuditEntry;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keys and acts as the topics carry them. */
final class Records {
  private static final String SERVICE = "intake-service";

  private Records() {}

  static dev.pillowmint.schemas.ApiKey toAvro(ApiKey key) {
    Deed revoked = key.revoked();
    return dev.pillowmint.schemas.ApiKey.newBuilder()
        .setId(key.id())
        .setSource(key.rights().source())
        .setHash(ByteBuffer.wrap(key.hash().bytes()))
        .setTypes(new ArrayList<>(key.rights().types()))
        .setCustomers(key.rights().customers())
        .setCreatedAt(key.made().at())
        .setCreatedBy(key.made().by())
        .setExpiresAt(key.expiresAt())
        .setReplacedBy(key.replacedBy())
        .setRevokedAt(revoked == null ? null : revoked.at())
        .setRevokedBy(revoked == null ? null : revoked.by())
        .build();
  }

  static ApiKey of(dev.pillowmint.schemas.ApiKey key) {
    byte[] hash = new byte[key.getHash().remaining()];
    key.getHash().duplicate().get(hash);
    return new ApiKey(
        key.getId(),
        new ApiKey.Hash(hash),
        new ApiKey.Rights(key.getSource(), Set.copyOf(key.getTypes()), key.getCustomers()),
        new Deed(key.getCreatedAt(), key.getCreatedBy()),
        key.getExpiresAt(),
        key.getReplacedBy(),
        deed(key.getRevokedAt(), key.getRevokedBy()));
  }

  private static @Nullable Deed deed(@Nullable Instant at, @Nullable String by) {
    return at == null ? null : new Deed(at, by == null ? "" : by);
  }

  static AuditEntry toAvro(AdministrativeAct act) {
    return AuditEntry.newBuilder()
        .setId(UUID.randomUUID().toString())
        .setAt(act.at())
        .setActor(act.actor())
        .setAct(act.act())
        .setSubject(act.subject())
        .setService(SERVICE)
        .setOutcome(ActOutcome.valueOf(act.outcome().name()))
        .setDetails(act.details())
        .build();
  }

  static AdministrativeAct of(AuditEntry entry) {
    return new AdministrativeAct(
        entry.getActor(),
        entry.getAct(),
        entry.getSubject(),
        entry.getAt(),
        outcome(entry.getOutcome()),
        entry.getDetails());
  }

  /** An outcome that only a newer service knows is not known to be done. */
  private static Outcome outcome(ActOutcome outcome) {
    return switch (outcome) {
      case DONE -> Outcome.DONE;
      case REFUSED -> Outcome.REFUSED;
      case FAILED, UNKNOWN -> Outcome.FAILED;
    };
  }
}
