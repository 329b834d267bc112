package dev.pillowmint.intake.deadletters;

import dev.pillowmint.catalogue.Topic;
import dev.pillowmint.catalogue.Topics;
import dev.pillowmint.intake.repair.DeadLetter;
import dev.pillowmint.intake.repair.DeadLetters;
import dev.pillowmint.intake.repair.Place;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** The dead-letter topics of the topic catalogue. They are read when somebody asks. */
final class KafkaDeadLetters implements DeadLetters {
  private static final String SUFFIX = ".dlt";
  private static final String REASON = "reason";
  private static final String PLACED_BY_KAFKA = "kafka_dlt-";

  private final List<String> topics =
      Topics.shipped().topics().stream()
          .map(Topic::name)
          .filter(name -> name.endsWith(SUFFIX))
          .sorted()
          .toList();
  private final Reader reader;
  private final LetterReading reading;
  private final Sender sender;

  KafkaDeadLetters(Reader reader, LetterReading reading, Sender sender) {
    this.reader = reader;
    this.reading = reading;
    this.sender = sender;
  }

  @Override
  public List<DeadLetter> find(Predicate<DeadLetter> wanted, @Nullable Place after, int most) {
    List<DeadLetter> found = new ArrayList<>();
    for (String topic : topics) {
      if (after == null || topic.compareTo(after.topic()) >= 0) {
        for (TopicPartition partition : reader.partitions(topic)) {
          if (found.size() < most) {
            find(partition, wanted, after, most, found);
          }
        }
      }
    }
    return found;
  }

  private void find(
      TopicPartition partition,
      Predicate<DeadLetter> wanted,
      @Nullable Place after,
      int most,
      List<DeadLetter> found) {
    boolean begun = after != null && after.topic().equals(partition.topic());
    if (after != null && begun && partition.partition() < after.partition()) {
      return;
    }
    long from =
        after != null && begun && partition.partition() == after.partition()
            ? after.offset() + 1
            : 0;
    reader.read(
        partition,
        from,
        record -> {
          DeadLetter letter = reading.of(record);
          if (wanted.test(letter)) {
            found.add(letter);
          }
          return found.size() < most;
        });
  }

  @Override
  public Optional<DeadLetter> at(Place place) {
    return record(place).map(reading::of);
  }

  @Override
  public void sendBack(DeadLetter letter) {
    record(letter.place())
        .ifPresent(
            record -> {
              ProducerRecord<byte[], byte[]> again =
                  new ProducerRecord<>(letter.origin().topic(), null, record.key(), record.value());
              for (Header header : record.headers()) {
                if (!header.key().startsWith(REASON) && !header.key().startsWith(PLACED_BY_KAFKA)) {
                  again.headers().add(header);
                }
              }
              again
                  .headers()
                  .add("replayed-from", letter.place().toString().getBytes(StandardCharsets.UTF_8));
              sender.send(again);
            });
  }

  private Optional<ConsumerRecord<byte[], byte[]>> record(Place place) {
    TopicPartition partition = new TopicPartition(place.topic(), place.partition());
    if (!Set.copyOf(topics).contains(place.topic())
        || !reader.partitions(place.topic()).contains(partition)) {
      return Optional.empty();
    }
    AtomicReference<@Nullable ConsumerRecord<byte[], byte[]>> found = new AtomicReference<>();
    reader.read(
        partition,
        place.offset(),
        record -> {
          if (record.offset() == place.offset()) {
            found.set(record);
          }
          return false;
        });
    return Optional.ofNullable(found.get());
  }
}
