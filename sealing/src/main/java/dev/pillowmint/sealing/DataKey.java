package dev.pillowmint.sealing;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;

/** A key that seals values of one customer: AES-256-GCM. Thread-safe. */
public final class DataKey {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int ID_BYTES = 9;

  private final KeyName name;
  private final KeysetHandle keyset;
  private final Aead aead;

  static {
    try {
      AeadConfig.register();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has AES-GCM", e);
    }
  }

  private DataKey(KeyName name, KeysetHandle keyset) throws GeneralSecurityException {
    this.name = name;
    this.keyset = keyset;
    this.aead = keyset.getPrimitive(RegistryConfiguration.get(), Aead.class);
  }

  /** A new one. */
  public static DataKey generate(String customerId) {
    byte[] id = new byte[ID_BYTES];
    RANDOM.nextBytes(id);
    try {
      return new DataKey(
          new KeyName(customerId, Base64.getUrlEncoder().withoutPadding().encodeToString(id)),
          KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has AES-GCM", e);
    }
  }

  static DataKey of(KeyName name, KeysetHandle keyset) throws GeneralSecurityException {
    return new DataKey(name, keyset);
  }

  /** Built here, once Tink knows AES-GCM. */
  static Aead aead(KeysetHandle.Builder keyset) throws GeneralSecurityException {
    return keyset.build().getPrimitive(RegistryConfiguration.get(), Aead.class);
  }

  /** Its name. */
  public KeyName name() {
    return name;
  }

  KeysetHandle keyset() {
    return keyset;
  }

  byte[] seal(byte[] plain, byte[] place) {
    try {
      return aead.encrypt(plain, place);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A data key cannot seal", e);
    }
  }

  byte[] unseal(byte[] sealed, byte[] place) throws GeneralSecurityException {
    return aead.decrypt(sealed, place);
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "DataKey[" + name.id() + "]";
  }
}
