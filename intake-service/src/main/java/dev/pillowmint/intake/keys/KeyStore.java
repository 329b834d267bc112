package dev.pillowmint.intake.keys;

import dev.pillowmint.intake.audit.AdministrativeAct;
import dev.pillowmint.intake.keys.Keyring.Keys;
import java.util.List;
import java.util.function.Function;

/** Where keys are kept, for all instances. */
public interface KeyStore {

  /**
   * Writes what the change makes of the keys as they are now, and the act with it, both or neither.
   * No other change happens in between. When this returns it is durable, and this instance follows
   * it.
   *
   * @throws KeysAwayException if that is not known
   */
  void change(Function<Keys, Change> change);

  /**
   * What is to be written.
   *
   * @param keys new or changed; empty: nothing is written
   */
  record Change(List<ApiKey> keys, AdministrativeAct act) {
    public Change {
      keys = List.copyOf(keys);
    }
  }
}
