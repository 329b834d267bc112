package dev.pillowmint.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pillowmint.localstack.TestStack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody reads who starts the demonstration. */
@Tag("stack")
class QuietStartTest {
  @Test
  void shouldWarnOfNothingButPublicPasswords(@TempDir Path folder) throws Exception {
    Path log = folder.resolve("log");
    try (ServiceProcess started = ServiceProcess.start(log, TestStack.shared().freshDatabase())) {
      assertThat(started).isNotNull();
      await()
          .atMost(Duration.ofMinutes(3))
          .until(() -> Files.readString(log).contains("partitions assigned: [decisions-"));
    }
    List<String> warnings =
        Files.readAllLines(log).stream()
            .filter(line -> line.contains("WARN") || line.contains("ERROR"))
            .toList();
    assertThat(warnings)
        .singleElement()
        .satisfies(line -> assertThat(line).contains("its passwords are public"));
  }
}
