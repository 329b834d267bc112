package dev.pillowmint.intake.access;

import static java.util.stream.Collectors.toSet;

import dev.pillowmint.catalogue.EventType;
import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.intake.audit.AuditLog;
import dev.pillowmint.intake.keys.KeyHashing;
import dev.pillowmint.intake.keys.KeyStore;
import dev.pillowmint.intake.keys.Keyring;
import dev.pillowmint.intake.keys.ManageKeys;
import java.time.Clock;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class KeysConfiguration {

  @Bean
  KeyHashing keyHashing(AccessSettings settings) {
    return new HmacHashing(settings.pepper());
  }

  @Bean
  Keyring keyring(KeyHashing hashing, Clock clock) {
    return new Keyring(hashing, clock);
  }

  @Bean
  ApiKeys apiKeys(AccessSettings settings, Keyring keyring) {
    return new ApiKeys(settings, keyring);
  }

  @Bean
  ManageKeys manageKeys(
      KeyStore store, AuditLog audit, KeyHashing hashing, EventTypes types, Clock clock) {
    Set<String> names = types.all().stream().map(EventType::name).collect(toSet());
    return new ManageKeys(store, audit, hashing, names, clock);
  }
}
