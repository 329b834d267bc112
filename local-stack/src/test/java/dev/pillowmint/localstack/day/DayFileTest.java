package dev.pillowmint.localstack.day;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pillowmint.localstack.process.LocalStackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DayFileTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void shouldReadJsonToo() throws IOException {
    Path file =
        file(
            """
            {"events": [{"id": "1", "source": "billing", "type": "praise.received",
             "customerId": "C-1", "time": "2026-03-02T09:00:00Z", "attributes": {"about": "tea"}}]}
            """);
    assertThat(DayFile.read(file).events())
        .singleElement()
        .satisfies(e -> assertThat(e.type()).isEqualTo("praise.received"));
  }

  @Test
  void shouldNameTheFileThatIsNotThere() {
    Path file = folder.resolve("nowhere.yaml");
    assertThatThrownBy(() -> DayFile.read(file))
        .isInstanceOf(LocalStackException.class)
        .hasMessage(file + ": there is no such file");
  }

  @Test
  void shouldNameTheLineOfAMisspeltField() throws IOException {
    Path file =
        file(
            """
            events:
              - id: "1"
                customer: C-1
            """);
    assertThatThrownBy(() -> DayFile.read(file))
        .isInstanceOf(LocalStackException.class)
        .hasMessageStartingWith(file + ", near line ")
        .hasMessageContaining("\"customer\" is no field here; there are [id, source,")
        .hasMessageNotContaining("\n");
  }

  @Test
  void shouldSayWhatAnEmptyFileLacks() throws IOException {
    Path file = file("title: nothing\n");
    assertThatThrownBy(() -> DayFile.read(file))
        .isInstanceOf(LocalStackException.class)
        .hasMessageStartingWith(file + ": \"events\" is missing or empty");
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("day.yaml"), text);
  }
}
