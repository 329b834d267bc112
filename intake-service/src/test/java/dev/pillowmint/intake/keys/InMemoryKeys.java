package dev.pillowmint.intake.keys;

import dev.pillowmint.intake.audit.AdministrativeAct;
import dev.pillowmint.intake.audit.AuditLog;
import dev.pillowmint.intake.keys.Keyring.Keys;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Keys and acts that a test keeps; what it writes, its keyring knows. */
final class InMemoryKeys implements KeyStore, AuditLog {
  final List<AdministrativeAct> acts = new ArrayList<>();
  private final Keyring keyring;

  InMemoryKeys(Keyring keyring) {
    this.keyring = keyring;
  }

  @Override
  public void change(Function<Keys, Change> change) {
    Keys before = keyring.keys();
    Change wanted = change.apply(before);
    Map<String, ApiKey> byId = new HashMap<>(before.byId());
    wanted.keys().forEach(key -> byId.put(key.id(), key));
    keyring.take(new Keys(before.revision() + 1, byId));
    acts.add(wanted.act());
  }

  @Override
  public void record(AdministrativeAct act) {
    acts.add(act);
  }

  @Override
  public List<AdministrativeAct> newest(int most) {
    return acts.reversed().stream().limit(most).toList();
  }
}
