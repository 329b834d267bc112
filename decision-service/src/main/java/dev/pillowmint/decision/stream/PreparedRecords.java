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
    return Prepared.newBuilder()
        .setDecision(bytes(published.decision()))
        .setGestures(Lists.map(published.gestures(), PreparedRecords::bytes))
        .setCosts(published.costs())
        .setPending(published.pending())
        .setClaim(published.claim())
        .setAnew(published.anew())
        .build();
  }

  static Published published(Prepared prepared) {
    return new Published(
        decision(prepared.getDecision()),
        gestures(prepared.getGestures()),
        prepared.getCosts(),
        prepared.getPending(),
        prepared.getClaim(),
        prepared.getAnew());
  }

  static ByteBuffer bytes(Decision decision) {
    return ByteBuffer.wrap(BinarySerde.bytes(Decision.getEncoder(), decision));
  }

  static ByteBuffer bytes(Gesture gesture) {
    return ByteBuffer.wrap(BinarySerde.bytes(Gesture.getEncoder(), gesture));
  }

  static Decision decision(ByteBuffer bytes) {
    try {
      return Decision.fromByteBuffer(bytes.duplicate());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Gesture> gestures(List<ByteBuffer> all) {
    try {
      List<Gesture> gestures = new ArrayList<>();
      for (ByteBuffer gesture : all) {
        gestures.add(Gesture.fromByteBuffer(gesture.duplicate()));
      }
      return List.copyOf(gestures);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
