package dev.pillowmint.sealing;

import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A copy that lasts. */
public interface KeptCopy extends Unsealing.Copy {

  /**
   * A record of the topic.
   *
   * @param name the record's key; null: it has none, and says nothing
   * @param wrapped null: the key is deleted
   */
  record Change(int partition, long offset, @Nullable String name, @Nullable ByteBuffer wrapped) {}

  /** Takes them over, in their order, all or none. */
  void take(List<Change> changes);
}
