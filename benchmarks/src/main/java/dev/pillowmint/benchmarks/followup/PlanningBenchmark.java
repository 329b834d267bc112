package dev.pillowmint.benchmarks.followup;

import dev.pillowmint.localstack.TestStack;
import dev.pillowmint.schemas.FollowUpKind;
import dev.pillowmint.schemas.FollowUpStep;
import dev.pillowmint.schemas.Gesture;
import dev.pillowmint.schemas.GestureKind;
import dev.pillowmint.schemas.Ledger;
import io.apicurio.registry.serde.avro.AvroKafkaSerializer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;

/** Rows written per second while gestures are planned, beside the same rows in bare batches. */
public final class PlanningBenchmark {
  private static final int BATCH = 500;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final int gestures;
  private final Clock clock;

  /**
   * @param gestures how many are planned; each of a customer of its own, with two steps
   * @param clock by which they are granted
   */
  public PlanningBenchmark(int gestures, Clock clock) {
    this.gestures = gestures;
    this.clock = clock;
  }

  /** Plans them all, then inserts the same rows. */
  public Rates run() throws SQLException, InterruptedException, ExecutionException {
    try (FollowUpService service = new FollowUpService(Map.of())) {
      publish();
      service.start();
      List<Rows> rows;
      double planning;
      try (Connection connection = service.connect()) {
        awaitAll(connection);
        planning = rowsPerSecond(connection);
      }
      service.process().stop();
      try (Connection connection = service.connect()) {
        rows = Rows.readAll(connection);
      }
      try (Connection twin = service.connectToEmptyTwin()) {
        return new Rates(planning, insert(twin, rows));
      }
    }
  }

  private void publish() throws InterruptedException, ExecutionException {
    Properties config = new Properties();
    config.put("bootstrap.servers", TestStack.shared().bootstrapServers());
    config.put("apicurio.registry.url", TestStack.shared().registryUrl());
    config.put("apicurio.registry.auto-register", false);
    config.put("apicurio.registry.dereference-schema", true);
    config.put("key.serializer", StringSerializer.class);
    config.put("value.serializer", AvroKafkaSerializer.class);
    try (KafkaProducer<String, Gesture> producer = new KafkaProducer<>(config)) {
      Instant now = clock.instant();
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (int i = 0; i < gestures; i++) {
        Gesture gesture = gesture("bench-" + UUID.randomUUID(), now);
        sent.add(producer.send(new ProducerRecord<>("gestures", gesture.getCustomerId(), gesture)));
      }
      for (Future<RecordMetadata> record : sent) {
        record.get();
      }
    }
  }

  private static Gesture gesture(String customer, Instant now) {
    return Gesture.newBuilder()
        .setId(UUID.randomUUID().toString())
        .setDecisionId(UUID.randomUUID().toString())
        .setCustomerId(customer)
        .setEventSource("billing")
        .setEventId(UUID.randomUUID().toString())
        .setEventType("fee.charged")
        .setPolicy("house")
        .setPolicyVersion(1)
        .setRule("no-petty-fee")
        .setKind(GestureKind.REFUND)
        .setLedger(Ledger.GOODWILL)
        .setDescription("the fee is waived")
        .setCustomerText("We have taken the 5 euro fee off your bill.")
        .setGrantedAt(now)
        .setDueAt(now.plus(Duration.ofDays(3)))
        .setFollowUps(
            List.of(
                step("thank-you", FollowUpKind.THANK_YOU_NOTE, Duration.ofDays(1)),
                step("after-care", FollowUpKind.AFTER_CARE, Duration.ofDays(7))))
        .build();
  }

  private static FollowUpStep step(String name, FollowUpKind kind, Duration after) {
    return FollowUpStep.newBuilder()
        .setStep(name)
        .setKind(kind)
        .setAfterSeconds(after.toSeconds())
        .build();
  }

  private void awaitAll(Connection connection) throws SQLException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (count(connection, "select count(*) from promises") < gestures) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("Not all gestures were planned in " + PATIENCE);
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }

  /** From the first batch's commit to the last one's; what was written by then does not count. */
  private static double rowsPerSecond(Connection connection) throws SQLException {
    return count(
        connection,
        """
        select (count(*) * 2 + count(distinct customer_id) * 2 + count(*))
          / extract(epoch from max(changed_at) - min(changed_at))
        from follow_ups where changed_at > (select min(changed_at) from follow_ups)""");
  }

  private static double count(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getDouble(1);
    }
  }

  private double insert(Connection connection, List<Rows> tables) throws SQLException {
    connection.setAutoCommit(false);
    List<PreparedStatement> statements = new ArrayList<>();
    for (Rows rows : tables) {
      statements.add(connection.prepareStatement(rows.insert()));
    }
    int parts = Math.max(1, gestures / BATCH);
    long begun = System.nanoTime();
    for (int part = 0; part < parts; part++) {
      for (int t = 0; t < tables.size(); t++) {
        tables.get(t).insertPart(statements.get(t), part, parts);
      }
      connection.commit();
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    return tables.stream().mapToInt(Rows::size).sum() / seconds;
  }

  /**
   * Rows per second.
   *
   * @param planning by the service, from Kafka
   * @param bare by batched inserts
   */
  public record Rates(double planning, double bare) {}
}
