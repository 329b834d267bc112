package dev.pillowmint.intake.webhook;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a request states as proof. */
interface Proof {

  /** When it was made; null: it does not say. */
  @Nullable Instant at();

  /** Whether this secret made it. */
  boolean isBy(Secret secret);

  /**
   * Signatures, of which one must be right.
   *
   * @param at when it was made; null: it does not say
   * @param signatures as they were sent
   * @param signed what they are made of, in parts
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Signed(@Nullable Instant at, List<byte[]> signatures, byte[]... signed) implements Proof {
    @Override
    public boolean isBy(Secret secret) {
      byte[] expected = secret.sign(signed);
      boolean good = false;
      for (byte[] signature : signatures) {
        good |= MessageDigest.isEqual(expected, signature);
      }
      return good;
    }
  }

  /** The secret itself. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Token(byte[] token) implements Proof {
    @Override
    public @Nullable Instant at() {
      return null;
    }

    @Override
    public boolean isBy(Secret secret) {
      return secret.is(token);
    }
  }
}
