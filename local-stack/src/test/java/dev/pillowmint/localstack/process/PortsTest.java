package dev.pillowmint.localstack.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pillowmint.localstack.parts.KafkaBroker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void shouldSayInOneLineWhoNeedsATakenPortAndWhatToDo() throws IOException {
    int port = Ports.free();
    try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      KafkaBroker broker = new KafkaBroker(folder, taken.getLocalPort(), Ports.free());
      assertThatThrownBy(() -> broker.start(folder.resolve("kafka.log")))
          .isInstanceOf(LocalStackException.class)
          .hasMessageStartingWith(
              "Port %d is taken (needed by the Kafka broker). Stop what uses it, or set PILLOWMINT_PORT_BASE"
                  .formatted(port))
          .hasMessageNotContaining("\n");
    }
  }

  @Test
  void shouldFindAFreePort() {
    assertThat(Ports.isFree(Ports.free())).isTrue();
  }
}
