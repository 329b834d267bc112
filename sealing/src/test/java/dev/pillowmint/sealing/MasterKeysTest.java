package dev.pillowmint.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.schemas.Attribute;
import dev.pillowmint.schemas.CustomerEvent;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MasterKeysTest {
  private static final String OLD = "0f".repeat(32);
  private static final String NEW = "A7".repeat(32);

  private final DataKey key = DataKey.generate("C-1");

  @Test
  void shouldOpenWhatItWrappedAfterARestart() {
    byte[] wrapped = MasterKeys.parse(OLD).wrap(key);

    assertThat(canary(MasterKeys.parse(OLD + "\n").unwrap(key.name(), wrapped))).isTrue();
  }

  @Test
  void shouldOpenWhatEitherOfTwoWrappedWhileOneTakesTheOthersPlace() {
    byte[] byTheOld = MasterKeys.parse(OLD).wrap(key);
    byte[] byTheNew = MasterKeys.parse(NEW + "\n" + OLD).wrap(key);

    // Some services still have the new one second, some have only it.
    assertThat(canary(MasterKeys.parse(OLD + "," + NEW).unwrap(key.name(), byTheNew))).isTrue();
    assertThat(canary(MasterKeys.parse(NEW + "\n" + OLD).unwrap(key.name(), byTheOld))).isTrue();
    assertThat(canary(MasterKeys.parse(NEW).unwrap(key.name(), byTheNew))).isTrue();
  }

  @Test
  void shouldSayThatAMasterKeyIsMissing() {
    byte[] wrapped = MasterKeys.parse(OLD).wrap(key);
    MasterKeys another = MasterKeys.parse(NEW);

    assertThatThrownBy(() -> another.unwrap(key.name(), wrapped))
        .isInstanceOf(UnreadableKeyException.class)
        .hasMessageContaining(key.name().id())
        .hasMessageContaining("add the one that it was written with");
  }

  @Test
  void shouldNotTakeOneCustomersKeyForAnothers() {
    MasterKeys master = MasterKeys.parse(OLD);
    byte[] wrapped = master.wrap(key);
    KeyName other = new KeyName("C-2", key.name().id());

    assertThatThrownBy(() -> master.unwrap(other, wrapped))
        .isInstanceOf(UnreadableKeyException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | Master key 1 must be 64 hexadecimal digits",
        "abcd | Master key 1 must be 64 hexadecimal digits",
        "FIRST xyz | Master key 2 must be 64 hexadecimal digits",
        "FIRST,FIRST | Master key 2 stands there twice"
      })
  void shouldRefuseWhatIsNoKeyWithoutSayingIt(String text, String fault) {
    assertThatThrownBy(() -> MasterKeys.parse(text.replace("FIRST", OLD)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(fault)
        .hasMessageNotContainingAny(OLD, "xyz", "abcd");
  }

  @Test
  void shouldNameKeysWhateverTheCustomersIdIs() {
    KeyName name = new KeyName("a:b/ c\u00e9", "id");

    assertThat(KeyName.parse(name.text())).contains(name);
    assertThat(KeyName.parse("C-1")).isEmpty();
  }

  /** Whether the other opens what the key sealed. */
  private boolean canary(DataKey other) {
    CustomerEvent event =
        CustomerEvent.newBuilder()
            .setId("1")
            .setSource("crm")
            .setType("customer.noted")
            .setCustomerId("C-1")
            .setTime(Instant.EPOCH)
            .setAttributes(Map.of("note", Attribute.newBuilder().setText("canary").build()))
            .build();
    CustomerEvent sealed = new SealedEvents(EventTypes.shipped()).seal(event, key);
    return SealedEvents.unseal(sealed, Map.of(other.name().id(), other)).equals(event)
        && !sealed.equals(event);
  }
}
