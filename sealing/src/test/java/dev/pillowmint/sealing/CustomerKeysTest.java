package dev.pillowmint.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class CustomerKeysTest {
  private static final MasterKeys MASTER = MasterKeys.parse("5e".repeat(32));

  private final List<String> written = new ArrayList<>();
  private final CustomerKeys keys =
      new CustomerKeys(
          (name, wrapped) -> {
            written.add(name);
            return CompletableFuture.completedFuture(name);
          },
          MASTER,
          10,
          Duration.ofSeconds(10));

  @Test
  void shouldMakeOneKeyForACustomerUntilItIsForgotten() {
    DataKey first = key();

    assertThat(key()).isSameAs(first);
    keys.forget("C-1");
    assertThat(key().name()).isNotEqualTo(first.name());
    assertThat(written).hasSize(2).first().isEqualTo(first.name().text());
  }

  @Test
  void shouldTakeAKeyThatIsThereBeforeItMakesOne() {
    DataKey there = DataKey.generate("C-1");

    DataKey taken = keys.of(Set.of("C-1"), holding(there)).values().iterator().next();

    assertThat(taken.name()).isEqualTo(there.name());
    assertThat(key()).isSameAs(taken);
    assertThat(written).isEmpty();
  }

  private DataKey key() {
    return keys.of(Set.of("C-1"), Unsealing.NO_COPY).values().iterator().next();
  }

  private static Unsealing.Copy holding(DataKey key) {
    byte[] wrapped = MASTER.wrap(key);
    return new Unsealing.Copy() {
      @Override
      public byte[] find(KeyName name) {
        return wrapped;
      }

      @Override
      public List<KeyName> of(String customerId) {
        return List.of(key.name());
      }

      @Override
      public Map<Integer, Long> reach() {
        return Map.of();
      }
    };
  }
}
