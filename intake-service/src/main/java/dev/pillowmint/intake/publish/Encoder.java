package dev.pillowmint.intake.publish;

import dev.pillowmint.intake.admission.AdmittedEvent;
import dev.pillowmint.intake.publish.EventSealing.KeyUnavailable;
import dev.pillowmint.intake.publish.EventSealing.Seal;
import dev.pillowmint.schemas.CustomerEvent;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.common.serialization.Serializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Encodes events with the configured serializer. Until the schema is known, one caller at a time
 * asks the registry for it and nobody waits longer than the schema timeout; from then on the
 * registry may be away.
 */
final class Encoder implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Encoder.class);

  private static final int LONGEST_MESSAGE = 200;

  private final Serializer<CustomerEvent> serializer;
  private final PublishSettings settings;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile boolean schemaKnown;

  Encoder(Serializer<CustomerEvent> serializer, PublishSettings settings) {
    this.serializer = serializer;
    this.settings = settings;
  }

  /**
   * The event in the wire format.
   *
   * @throws KeyUnavailable if it cannot be sealed now
   * @throws SchemaUnavailable if the schema is not known and cannot be had in time
   * @throws Unencodable if the event itself is at fault
   */
  byte[] encode(AdmittedEvent admitted, Seal seal)
      throws KeyUnavailable, SchemaUnavailable, Unencodable {
    learnSchema();
    CustomerEvent event = seal.seal(avro(admitted));
    try {
      return serializer.serialize(settings.topic(), event);
    } catch (RuntimeException e) {
      checkEncodable(event);
      throw new SchemaUnavailable(e);
    }
  }

  private static CustomerEvent avro(AdmittedEvent admitted) throws Unencodable {
    try {
      return AvroEvents.of(admitted);
    } catch (RuntimeException e) {
      throw new Unencodable(e);
    }
  }

  /** Avro alone, which needs no registry, tells an event at fault from a registry that is. */
  private static void checkEncodable(CustomerEvent event) throws Unencodable {
    try {
      event.toByteBuffer();
    } catch (RuntimeException | IOException e) {
      throw new Unencodable(e);
    }
  }

  /**
   * Makes sure that the schema is known.
   *
   * @throws SchemaUnavailable if it cannot be had in time
   */
  void learnSchema() throws SchemaUnavailable {
    if (schemaKnown) {
      return;
    }
    try {
      if (!asking.tryLock(settings.schemaTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
        throw new SchemaUnavailable(new TimeoutException("Somebody else is asking"));
      }
      try {
        if (!schemaKnown) {
          ask();
          schemaKnown = true;
        }
      } finally {
        asking.unlock();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SchemaUnavailable(e);
    }
  }

  private void ask() throws SchemaUnavailable, InterruptedException {
    CompletableFuture<byte[]> answer = new CompletableFuture<>();
    Thread.ofVirtual()
        .name("schema-registry")
        .start(
            () -> {
              try {
                answer.complete(serializer.serialize(settings.topic(), AvroEvents.sample()));
              } catch (RuntimeException e) {
                answer.completeExceptionally(e);
              }
            });
    try {
      answer.get(settings.schemaTimeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | CompletionException | TimeoutException e) {
      log.warn(
          "The schema of {} cannot be had from the registry: {}", settings.topic(), shortened(e));
      throw new SchemaUnavailable(e);
    }
  }

  /** The serializer's messages may hold the whole schema. */
  private static String shortened(Exception e) {
    String text = String.valueOf(e.getCause() == null ? e : e.getCause());
    return text.length() <= LONGEST_MESSAGE ? text : text.substring(0, LONGEST_MESSAGE) + "…";
  }

  @Override
  public void close() {
    serializer.close();
  }

  /** No serializer can write the event; trying again does not help. */
  static final class Unencodable extends Exception {
    private static final long serialVersionUID = 1L;

    Unencodable(Throwable cause) {
      super("The event cannot be encoded", cause);
    }
  }

  /** The registry did not give the schema; trying again may help. */
  static final class SchemaUnavailable extends Exception {
    private static final long serialVersionUID = 1L;

    SchemaUnavailable(Throwable cause) {
      super("The schema registry does not give the schema", cause);
    }
  }
}
