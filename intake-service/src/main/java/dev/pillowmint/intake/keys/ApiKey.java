package dev.pillowmint.intake.keys;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A source's key, without the key itself.
 *
 * @param id the part of the key that is no secret
 * @param hash of the whole key
 * @param rights what it allows
 * @param made when and by whom
 * @param expiresAt from when it is refused; null: not by itself
 * @param replacedBy the key that was made in its place; null: none
 * @param revoked when and by whom; null: it is not
 */
public record ApiKey(
    String id,
    Hash hash,
    Rights rights,
    Deed made,
    @Nullable Instant expiresAt,
    @Nullable String replacedBy,
    @Nullable Deed revoked) {

  /** Whether it lets anybody in. */
  public State state(Instant now) {
    if (revoked != null) {
      return State.REVOKED;
    }
    if (expiresAt != null && !now.isBefore(expiresAt)) {
      return State.EXPIRED;
    }
    return replacedBy == null ? State.ACTIVE : State.REPLACED;
  }

  /** Whether this is its hash; takes as long for a wrong one as for a right one. */
  boolean has(byte[] other) {
    return MessageDigest.isEqual(hash.bytes, other);
  }

  ApiKey replacedBy(String other, Instant until) {
    Instant end = expiresAt != null && expiresAt.isBefore(until) ? expiresAt : until;
    return new ApiKey(id, hash, rights, made, end, other, revoked);
  }

  ApiKey revoked(Deed deed) {
    return new ApiKey(id, hash, rights, made, expiresAt, replacedBy, deed);
  }

  /** Whether a key lets in, in the order in which it passes through them. */
  public enum State {
    ACTIVE,
    /** Lets in still, until it expires. */
    REPLACED,
    EXPIRED,
    REVOKED;

    /** Whether the key lets its source in. */
    public boolean letsIn() {
      return this == ACTIVE || this == REPLACED;
    }
  }

  /**
   * What a key allows.
   *
   * @param source that it belongs to
   * @param types of events; empty: all
   * @param customers what the ids of customers begin with; empty: any
   */
  public record Rights(String source, Set<String> types, List<String> customers) {
    public Rights {
      types = java.util.Collections.unmodifiableSet(new TreeSet<>(types));
      customers = List.copyOf(customers);
    }
  }

  /** When somebody did something. */
  public record Deed(Instant at, String by) {}

  /** A key's hash. Never shown. */
  public static final class Hash {
    private final byte[] bytes;

    /** Of these bytes. */
    public Hash(byte[] bytes) {
      this.bytes = bytes.clone();
    }

    /** As they are stored. */
    public byte[] bytes() {
      return bytes.clone();
    }

    @Override
    public String toString() {
      return "(hash)";
    }
  }
}
