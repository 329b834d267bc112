package dev.pillowmint.decision.stream;

import dev.pillowmint.decision.stream.record.Prepared;
import dev.pillowmint.schemas.Decision;
import dev.pillowmint.schemas.Gesture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** A decision on its way to a budget and back. */
final class PreparedRecords {
  private PreparedRecords() {}

  static Prepared of(Published published) {
    return new Prepared(
        ByteBuffer.wrap(BinarySerde.bytes(Decision.getEncoder(), published.decision())),
        published.gestures().stream()
            .map(g -> ByteBuffer.wrap(BinarySerde.bytes(Gesture.getEncoder(), g)))
            .toList());
  }

  static Published published(Prepared prepared) {
    try {
      List<Gesture> gestures = new ArrayList<>();
      for (ByteBuffer gesture : prepared.getGestures()) {
        gestures.add(Gesture.fromByteBuffer(gesture.duplicate()));
      }
      return new Published(
          Decision.fromByteBuffer(prepared.getDecision().duplicate()), List.copyOf(gestures));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
