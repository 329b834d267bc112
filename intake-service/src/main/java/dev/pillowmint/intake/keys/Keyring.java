package dev.pillowmint.intake.keys;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** The keys as this instance knows them. Thread-safe; a look-up neither waits nor searches. */
public final class Keyring {
  private final KeyHashing hashing;
  private final Clock clock;
  private volatile Keys keys = Keys.NONE;
  private volatile boolean read;

  /** One that knows no keys yet. */
  public Keyring(KeyHashing hashing, Clock clock) {
    this.hashing = hashing;
    this.clock = clock;
  }

  /** The key that this is, if it lets in. */
  public Optional<ApiKey> find(String sent) {
    Optional<KeyText> text = KeyText.of(sent);
    if (text.isEmpty() || !hashing.canHash()) {
      return Optional.empty();
    }
    byte[] hash = hashing.hash(sent);
    return Optional.ofNullable(keys.byId().get(text.get().id()))
        .filter(key -> key.has(hash))
        .filter(key -> key.state(clock.instant()).letsIn());
  }

  /** All that are known. */
  public Keys keys() {
    return keys;
  }

  /** From now on these are the keys. */
  public void take(Keys newer) {
    keys = newer;
    read = true;
  }

  /** Whether the keys have been read once. */
  public boolean isRead() {
    return read;
  }

  /**
   * Every key, ended ones too.
   *
   * @param revision rises with every change
   */
  public record Keys(long revision, Map<String, ApiKey> byId) {
    /** No key, before any change. */
    public static final Keys NONE = new Keys(-1, Map.of());

    public Keys {
      byId = Map.copyOf(byId);
    }
  }
}
