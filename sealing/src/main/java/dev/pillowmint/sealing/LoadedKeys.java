package dev.pillowmint.sealing;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A copy in memory, for a program that runs for a while. */
public final class LoadedKeys implements Unsealing.Copy {
  private final Map<KeyName, byte[]> wrapped = new HashMap<>();
  private final Map<Integer, Long> reach;

  /** What the topic holds now. */
  public LoadedKeys(KeyTopic topic) {
    this.reach =
        topic.read(Map.of(), (name, value) -> wrapped.compute(name, (same, before) -> value));
  }

  @Override
  public byte @Nullable [] find(KeyName name) {
    return wrapped.get(name);
  }

  @Override
  public List<KeyName> of(String customerId) {
    return wrapped.keySet().stream()
        .filter(name -> name.customerId().equals(customerId))
        .sorted(Comparator.comparing(KeyName::id))
        .toList();
  }

  @Override
  public Map<Integer, Long> reach() {
    return reach;
  }
}
