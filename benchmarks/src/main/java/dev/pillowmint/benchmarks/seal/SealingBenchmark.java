package dev.pillowmint.benchmarks.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pillowmint.catalogue.Attributes;
import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.schemas.CustomerEvent;
import dev.pillowmint.sealing.DataKey;
import dev.pillowmint.sealing.MasterKeys;
import dev.pillowmint.sealing.SealedEvents;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals and opens events with one personal attribute of eighty characters, each customer's turn.
 */
public final class SealingBenchmark {
  private static final int CUSTOMERS = 1_000;
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final byte[] NOTE = "a note of eighty ".repeat(5).substring(0, 80).getBytes(UTF_8);

  private final SealedEvents sealed = new SealedEvents(EventTypes.shipped());
  private final SecureRandom random = new SecureRandom();
  private final int events;

  /**
   * @param events in each round
   */
  public SealingBenchmark(int events) {
    this.events = events;
  }

  /**
   * Medians, in microseconds for each; one thread.
   *
   * @param seal an event
   * @param open an event
   * @param cipher the same text with the JDK's AES-GCM, under the customer's key
   * @param makeKey a new data key, encrypted with the master key
   * @param plainBytes of the event in Avro
   * @param sealedBytes of the sealed one
   */
  public record Costs(
      double seal, double open, double cipher, double makeKey, int plainBytes, int sealedBytes) {}

  /** After a round to warm up. */
  public Costs run(int rounds) throws GeneralSecurityException, IOException {
    MasterKeys master = MasterKeys.parse("5e".repeat(KEY_BYTES));
    List<DataKey> keys = new ArrayList<>();
    List<CustomerEvent> plain = new ArrayList<>();
    List<CustomerEvent> closed = new ArrayList<>();
    for (int i = 0; i < CUSTOMERS; i++) {
      keys.add(DataKey.generate("C-" + i));
      plain.add(noted("C-" + i));
      closed.add(sealed.seal(plain.get(i), keys.get(i)));
    }
    List<SecretKeySpec> bare = new ArrayList<>();
    for (int i = 0; i < CUSTOMERS; i++) {
      bare.add(new SecretKeySpec(bytes(KEY_BYTES), "AES"));
    }
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    List<Double> seals = new ArrayList<>();
    List<Double> opens = new ArrayList<>();
    List<Double> ciphers = new ArrayList<>();
    List<Double> made = new ArrayList<>();
    for (int round = 0; round <= rounds; round++) {
      seals.add(micros(i -> sealed.seal(plain.get(i), keys.get(i)).getAttributes().size()));
      opens.add(micros(i -> opened(closed.get(i), keys.get(i))));
      ciphers.add(micros(i -> encrypted(cipher, bare.get(i))));
      made.add(micros(i -> master.wrap(DataKey.generate("C-" + i)).length));
    }
    return new Costs(
        median(seals),
        median(opens),
        median(ciphers),
        median(made),
        plain.getFirst().toByteBuffer().remaining(),
        closed.getFirst().toByteBuffer().remaining());
  }

  /** One turn; answers something that is not thrown away. */
  private interface Turn {
    int take(int customer) throws GeneralSecurityException;
  }

  private double micros(Turn turn) throws GeneralSecurityException {
    long before = System.nanoTime();
    long sum = 0;
    for (int i = 0; i < events; i++) {
      sum += turn.take(i % CUSTOMERS);
    }
    long nanos = System.nanoTime() - before;
    if (sum <= 0) {
      throw new IllegalStateException("Nothing was done");
    }
    return nanos / 1000.0 / events;
  }

  private static int opened(CustomerEvent event, DataKey key) {
    return SealedEvents.unseal(event, Map.of(key.name().id(), key)).getAttributes().size();
  }

  private int encrypted(Cipher cipher, SecretKeySpec key) throws GeneralSecurityException {
    cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, bytes(NONCE_BYTES)));
    return cipher.doFinal(NOTE).length;
  }

  private byte[] bytes(int number) {
    byte[] bytes = new byte[number];
    random.nextBytes(bytes);
    return bytes;
  }

  /** Without the first, which warms up. */
  private static double median(List<Double> all) {
    List<Double> sorted = all.subList(1, all.size()).stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  private static CustomerEvent noted(String customer) {
    return CustomerEvent.newBuilder()
        .setId("e-1")
        .setSource("desk")
        .setType("customer.noted")
        .setCustomerId(customer)
        .setTime(Instant.EPOCH)
        .setAttributes(Map.of("note", Attributes.toAvro(new String(NOTE, UTF_8))))
        .build();
  }
}
