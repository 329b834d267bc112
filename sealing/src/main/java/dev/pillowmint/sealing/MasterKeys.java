package dev.pillowmint.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The company's master keys, AES-256-GCM: the first encrypts data keys, any opens them, so that
 * another can take its place without a gap. Thread-safe.
 */
public final class MasterKeys {
  private static final Pattern KEY = Pattern.compile("[0-9a-fA-F]{64}");

  private final Aead aead;

  private MasterKeys(Aead aead) {
    this.aead = aead;
  }

  /**
   * As configured: one or more keys, each 64 hexadecimal digits, apart by white space or commas.
   *
   * @throws IllegalArgumentException if there is none, one is not of that form or stands twice;
   *     says which, never the key
   */
  public static MasterKeys parse(String text) {
    List<String> keys = List.of(text.strip().split("[\\s,]+"));
    KeysetHandle.Builder keyset = KeysetHandle.newBuilder();
    Set<Integer> ids = new HashSet<>();
    for (int i = 0; i < keys.size(); i++) {
      if (!KEY.matcher(keys.get(i)).matches()) {
        throw new IllegalArgumentException(
            "Master key %d must be 64 hexadecimal digits, for example from \"openssl rand -hex 32\""
                .formatted(i + 1));
      }
      byte[] key = HexFormat.of().parseHex(keys.get(i));
      int id = id(key);
      if (!ids.add(id)) {
        throw new IllegalArgumentException("Master key %d stands there twice".formatted(i + 1));
      }
      KeysetHandle.Builder.Entry entry = KeysetHandle.importKey(aesGcm(key, id)).withFixedId(id);
      keyset.addEntry(i == 0 ? entry.makePrimary() : entry);
    }
    try {
      return new MasterKeys(DataKey.aead(keyset));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has AES-GCM", e);
    }
  }

  /** The data key as its record's value. */
  public byte[] wrap(DataKey key) {
    try {
      return TinkProtoKeysetFormat.serializeEncryptedKeyset(key.keyset(), aead, place(key.name()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A master key cannot encrypt", e);
    }
  }

  /**
   * The data key that a record holds.
   *
   * @throws UnreadableKeyException if no master key opens it under that name
   */
  public DataKey unwrap(KeyName name, byte[] wrapped) {
    try {
      return DataKey.of(
          name, TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, aead, place(name)));
    } catch (GeneralSecurityException e) {
      throw new UnreadableKeyException(name, e);
    }
  }

  private static byte[] place(KeyName name) {
    return name.text().getBytes(UTF_8);
  }

  /** Follows from the key, so that all services agree on it and a record finds its master key. */
  private static int id(byte[] key) {
    try {
      return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(key)).getInt();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  @AccessesPartialKey
  private static AesGcmKey aesGcm(byte[] key, int id) {
    try {
      return AesGcmKey.builder()
          .setParameters(PredefinedAeadParameters.AES256_GCM)
          .setKeyBytes(SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get()))
          .setIdRequirement(id)
          .build();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has AES-GCM", e);
    }
  }
}
