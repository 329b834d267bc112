package dev.pillowmint.intake.access;

import dev.pillowmint.intake.admission.Publisher;
import dev.pillowmint.intake.keys.ApiKey.Rights;
import dev.pillowmint.intake.keys.Keyring;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The sources' keys, of which only hashes are known: those that the service issued, and those that
 * its configuration names. The latter are random and long, so a plain SHA-256 cannot be reversed by
 * guessing.
 */
final class ApiKeys {
  private final List<Key> configured = new ArrayList<>();
  private final Keyring issued;
  private final Set<String> anySource;

  ApiKeys(AccessSettings settings, Keyring issued) {
    this.issued = issued;
    this.anySource = settings.anySource();
    settings
        .keys()
        .forEach(
            (source, hashes) ->
                hashes.forEach(
                    hash -> configured.add(new Key(source, HexFormat.of().parseHex(hash)))));
  }

  /** Whose key it is, and what it allows. */
  Optional<Publisher> owner(String key) {
    Optional<Publisher> owner = issued.find(key).map(found -> publisher(found.rights()));
    return owner.isPresent() ? owner : configuredOwner(key);
  }

  private Publisher publisher(Rights rights) {
    return new Publisher(
        rights.source(), anySource.contains(rights.source()), rights.types(), rights.customers());
  }

  /** Takes as long for a wrong key as for a right one. */
  private Optional<Publisher> configuredOwner(String key) {
    byte[] hash = sha256(key);
    String owner = null;
    for (Key known : configured) {
      if (MessageDigest.isEqual(known.hash, hash)) {
        owner = known.source;
      }
    }
    return Optional.ofNullable(owner).map(o -> new Publisher(o, anySource.contains(o)));
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
