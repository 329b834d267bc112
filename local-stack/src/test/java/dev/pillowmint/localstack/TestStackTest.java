package dev.pillowmint.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.catalogue.Topic;
import dev.pillowmint.catalogue.Topics;
import java.sql.DriverManager;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

class TestStackTest {
  private final TestStack stack = TestStack.shared();

  @Test
  void shouldHaveEveryTopicOfTheCatalogue() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
      assertThat(admin.listTopics().names().get())
          .containsAll(Topics.shipped().topics().stream().map(Topic::name).toList());
    }
  }

  @Test
  void shouldGiveANewDatabaseEachTime() throws Exception {
    String first = stack.freshDatabase();
    assertThat(stack.freshDatabase()).isNotEqualTo(first);
    try (var connection =
        DriverManager.getConnection(first, stack.jdbcUser(), stack.jdbcPassword())) {
      assertThat(connection.getMetaData().getDatabaseMajorVersion()).isEqualTo(18);
    }
  }
}
