package dev.pillowmint.intake.deadletters;

import dev.pillowmint.intake.repair.Place;
import dev.pillowmint.intake.repair.Repair;
import dev.pillowmint.intake.repair.Repairs;
import dev.pillowmint.schemas.DeadLetterRepair;
import dev.pillowmint.schemas.RepairState;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/** The compacted topic {@code dead-letter-repairs}; read to its end whenever somebody asks. */
final class KafkaRepairs implements Repairs {
  private static final String TOPIC = "dead-letter-repairs";

  private final Reader reader;
  private final Sender sender;
  private final Serializer<Object> serializer;
  private final Deserializer<Object> deserializer;
  private final Map<Place, Repair> known = new HashMap<>();
  private long next;

  KafkaRepairs(
      Reader reader,
      Sender sender,
      Serializer<Object> serializer,
      Deserializer<Object> deserializer) {
    this.reader = reader;
    this.sender = sender;
    this.serializer = serializer;
    this.deserializer = deserializer;
  }

  @Override
  public synchronized Map<Place, Repair> all() {
    reader.read(
        new TopicPartition(TOPIC, 0),
        next,
        record -> {
          learn(record);
          next = record.offset() + 1;
          return true;
        });
    return Map.copyOf(known);
  }

  private void learn(ConsumerRecord<byte[], byte[]> record) {
    String key = new String(record.key(), StandardCharsets.UTF_8);
    Place.parse(key)
        .ifPresent(
            origin -> {
              if (record.value() == null) {
                known.remove(origin);
              } else if (deserializer.deserialize(TOPIC, record.value())
                  instanceof DeadLetterRepair repair) {
                known.put(origin, repair(origin, repair));
              }
            });
  }

  @Override
  public void keep(Repair repair) {
    DeadLetterRepair avro =
        DeadLetterRepair.newBuilder()
            .setOrigin(repair.origin().toString())
            .setState(RepairState.valueOf(repair.state().name()))
            .setDoneBy(repair.doneBy())
            .setDoneAt(repair.doneAt())
            .setWhy(repair.why())
            .setEvent(repair.event())
            .build();
    sender.send(
        new ProducerRecord<>(
            TOPIC, repair.origin().toString().getBytes(StandardCharsets.UTF_8), encoded(avro)));
  }

  private byte[] encoded(DeadLetterRepair repair) {
    try {
      return serializer.serialize(TOPIC, repair);
    } catch (RuntimeException e) {
      throw Reader.away(e);
    }
  }

  private static Repair repair(Place origin, DeadLetterRepair repair) {
    return new Repair(
        origin,
        switch (repair.getState()) {
          case REPLAYED -> Repair.State.REPLAYED;
          case DISCARDED -> Repair.State.DISCARDED;
          case OPEN, UNKNOWN -> Repair.State.OPEN;
        },
        repair.getDoneBy(),
        repair.getDoneAt(),
        repair.getWhy(),
        repair.getEvent());
  }
}
