package dev.pillowmint.intake.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The sources' keys, of which only hashes are known. A key is random and long, so a plain SHA-256
 * cannot be reversed by guessing.
 */
final class ApiKeys {
  private final List<Key> keys = new ArrayList<>();

  ApiKeys(AccessSettings settings) {
    settings
        .keys()
        .forEach(
            (source, hashes) ->
                hashes.forEach(hash -> keys.add(new Key(source, HexFormat.of().parseHex(hash)))));
  }

  /** The source that the key belongs to. Takes as long for a wrong key as for a right one. */
  Optional<String> owner(String key) {
    byte[] hash = sha256(key);
    String owner = null;
    for (Key known : keys) {
      if (MessageDigest.isEqual(known.hash, hash)) {
        owner = known.source;
      }
    }
    return Optional.ofNullable(owner);
  }

  private static byte[] sha256(String key) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  private static final class Key {
    private final String source;
    private final byte[] hash;

    Key(String source, byte[] hash) {
      this.source = source;
      this.hash = hash;
    }
  }
}
