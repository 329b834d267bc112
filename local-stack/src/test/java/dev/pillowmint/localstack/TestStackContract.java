package dev.pillowmint.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pillowmint.catalogue.Topic;
import dev.pillowmint.catalogue.Topics;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.DriverManager;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every way of running the stack has to keep. */
@Tag("stack")
@Tag("containers")
abstract class TestStackContract {
  private static final TopicPartition PLACE =
      new TopicPartition("customer-events.decision-service.dlt", 0);

  abstract TestStack stack();

  @Test
  void shouldHaveEveryTopicOfTheCatalogue() throws Exception {
    try (Admin admin = admin()) {
      assertThat(admin.listTopics().names().get())
          .containsAll(Topics.shipped().topics().stream().map(Topic::name).toList());
    }
  }

  @Test
  void shouldHaveTheSchemasInBothApisOfTheRegistry() throws Exception {
    assertThat(get(stack().ccompatUrl() + "/subjects"))
        .contains("customer-events-value", "decisions-value", "gestures-value");
    assertThat(get(stack().registryUrl() + "/search/artifacts")).contains("follow-ups-value");
  }

  @Test
  void shouldGiveANewEmptyDatabaseEachTime() throws Exception {
    String first = stack().freshDatabase();
    assertThat(stack().freshDatabase()).isNotEqualTo(first).isNotEqualTo(stack().jdbcUrl());
    try (var connection =
            DriverManager.getConnection(first, stack().jdbcUser(), stack().jdbcPassword());
        var tables = connection.getMetaData().getTables(null, "public", "%", null)) {
      assertThat(connection.getMetaData().getDatabaseMajorVersion()).isEqualTo(18);
      assertThat(tables.next()).isFalse();
    }
  }

  @Test
  void shouldKeepDataAndAddressOverAnOutage() throws Exception {
    String address = stack().bootstrapServers();
    publish("before the outage");
    long end = end();
    stack().stopBroker();
    try (Admin admin = admin()) {
      assertThatThrownBy(() -> admin.listTopics().names().get())
          .isInstanceOf(ExecutionException.class);
    } finally {
      stack().startBroker();
    }
    stack().startBroker();
    assertThat(stack().bootstrapServers()).isEqualTo(address);
    assertThat(end()).isEqualTo(end);
    publish("after the outage");
    assertThat(end()).isEqualTo(end + 1);
  }

  @Test
  void shouldKeepWhatWasCommittedOverARestartOfTheDatabase() throws Exception {
    String database = stack().freshDatabase();
    try (var connection =
            DriverManager.getConnection(database, stack().jdbcUser(), stack().jdbcPassword());
        var statement = connection.createStatement()) {
      statement.execute("create table kept (word text)");
      statement.execute("insert into kept values ('before')");
      stack().restartDatabase();
      assertThat(connection.isValid(2)).isFalse();
    }
    try (var connection =
            DriverManager.getConnection(database, stack().jdbcUser(), stack().jdbcPassword());
        var statement = connection.createStatement();
        var words = statement.executeQuery("select word from kept")) {
      assertThat(words.next()).isTrue();
      assertThat(words.getString(1)).isEqualTo("before");
    }
  }

  private void publish(String value) throws Exception {
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", stack().bootstrapServers()),
            new StringSerializer(),
            new StringSerializer())) {
      producer.send(new ProducerRecord<>(PLACE.topic(), "key", value)).get();
    }
  }

  private long end() throws Exception {
    try (Admin admin = admin()) {
      return admin
          .listOffsets(Map.of(PLACE, OffsetSpec.latest()))
          .partitionResult(PLACE)
          .get()
          .offset();
    }
  }

  private Admin admin() {
    return Admin.create(
        Map.of(
            "bootstrap.servers",
            stack().bootstrapServers(),
            "default.api.timeout.ms",
            5_000,
            "request.timeout.ms",
            3_000));
  }

  private static String get(String address) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString())
          .body();
    }
  }
}
