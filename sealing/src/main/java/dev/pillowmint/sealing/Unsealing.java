package dev.pillowmint.sealing;

import dev.pillowmint.catalogue.AttributeType;
import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.schemas.CustomerEvent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Opens what is sealed, with a service's own copy of the keys. A key that the copy does not have
 * may only not have reached it yet, so the topic is asked before it counts as deleted. Thread-safe.
 */
public final class Unsealing {
  private final EventTypes types;
  private final MasterKeys master;
  private final KeyTopic topic;

  /** A service's copy of the topic. */
  public interface Copy {
    /** The wrapped key; null: the copy has none of that name. */
    byte @Nullable [] find(KeyName name);

    /** The names of the customer's keys, in their order. */
    List<KeyName> of(String customerId);

    /**
     * By partition, the offset up to which the topic is in the copy for certain; none: it may have
     * nothing of that partition.
     */
    Map<Integer, Long> reach();
  }

  /** No copy: the topic is read each time. */
  public static final Copy NO_COPY =
      new Copy() {
        @Override
        public byte @Nullable [] find(KeyName name) {
          return null;
        }

        @Override
        public List<KeyName> of(String customerId) {
          return List.of();
        }

        @Override
        public Map<Integer, Long> reach() {
          return Map.of();
        }
      };

  /**
   * @param types says which attributes an event cannot be without
   */
  public Unsealing(EventTypes types, MasterKeys master, KeyTopic topic) {
    this.types = types;
    this.master = master;
    this.topic = topic;
  }

  /**
   * The event as it was before it was sealed. Values whose key is deleted are left out.
   *
   * @throws BrokenSealException if a value was changed since it was sealed
   * @throws UnreadableKeyException if a key cannot be opened with the configured master keys
   * @throws org.apache.kafka.common.KafkaException if the topic cannot be read now
   */
  public CustomerEvent open(CustomerEvent event, Copy copy) {
    Set<String> ids = SealedEvents.keyIds(event);
    return ids.isEmpty()
        ? event
        : SealedEvents.unseal(event, keys(event.getCustomerId(), ids, copy));
  }

  /**
   * A decision, gesture or follow-up as it was before it was sealed. Texts whose key is deleted are
   * empty.
   *
   * @param customerId whom it is about
   * @throws BrokenSealException as for an event
   * @throws UnreadableKeyException as for an event
   * @throws org.apache.kafka.common.KafkaException as for an event
   */
  public <T extends SpecificRecord> T open(T record, String customerId, Copy copy) {
    Set<String> ids = SealedTexts.keyIds(record);
    return ids.isEmpty()
        ? record
        : SealedTexts.open(record, customerId, keys(customerId, ids, copy));
  }

  /**
   * As {@link #open(CustomerEvent, Copy)}; empty: of what was left out, the event's type requires
   * something, so that the event says nothing any more.
   */
  public Optional<CustomerEvent> openIfWhole(CustomerEvent event, Copy copy) {
    CustomerEvent opened = open(event, copy);
    return opened.getAttributes().size() == event.getAttributes().size() || isWhole(opened)
        ? Optional.of(opened)
        : Optional.empty();
  }

  private boolean isWhole(CustomerEvent event) {
    return types
        .find(event.getType())
        .map(
            type ->
                type.attributes().values().stream()
                    .filter(AttributeType::required)
                    .allMatch(needed -> event.getAttributes().containsKey(needed.name())))
        .orElse(true);
  }

  private Map<String, DataKey> keys(String customerId, Set<String> ids, Copy copy) {
    Map<KeyName, byte[]> wrapped = new HashMap<>();
    Set<KeyName> missing = new HashSet<>();
    for (String id : ids) {
      KeyName name = new KeyName(customerId, id);
      byte[] found = copy.find(name);
      if (found == null) {
        missing.add(name);
      } else {
        wrapped.put(name, found);
      }
    }
    if (!missing.isEmpty()) {
      topic.read(
          copy.reach(),
          (name, value) -> {
            if (missing.contains(name)) {
              wrapped.compute(name, (same, before) -> value);
            }
          });
    }
    Map<String, DataKey> keys = new HashMap<>();
    wrapped.forEach((name, value) -> keys.put(name.id(), master.unwrap(name, value)));
    return keys;
  }
}
