package dev.pillowmint.intake.deadletters;

import dev.pillowmint.intake.repair.SendingForbiddenException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/** Sends bytes as they are, and waits until they are durable. Connects when first used. */
final class Sender implements AutoCloseable {
  private final KafkaProperties kafka;
  private final Duration timeout;
  private @Nullable KafkaProducer<byte[], byte[]> producer;

  Sender(KafkaProperties kafka, Duration timeout) {
    this.kafka = kafka;
    this.timeout = timeout;
  }

  void send(ProducerRecord<byte[], byte[]> record) {
    try {
      producer().send(record).get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AuthorizationException) {
        throw new SendingForbiddenException(record.topic(), e);
      }
      throw Reader.away(e);
    } catch (TimeoutException | KafkaException e) {
      throw Reader.away(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Reader.away(e);
    }
  }

  private synchronized KafkaProducer<byte[], byte[]> producer() {
    if (producer == null) {
      producer =
          new KafkaProducer<>(
              kafka.buildProducerProperties(),
              new ByteArraySerializer(),
              new ByteArraySerializer());
    }
    return producer;
  }

  @Override
  public synchronized void close() {
    if (producer != null) {
      producer.close(timeout);
    }
  }
}
