package dev.pillowmint.localstack.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IntakeTest {
  private static final String ACCEPTED =
      "HTTP/1.1 202 Accepted\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";

  @Test
  void shouldSendTheSameEventOnceMoreIfItsConnectionIsClosed() throws IOException {
    List<String> bodies = Collections.synchronizedList(new ArrayList<>());
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> serve(server, bodies));
      try (Intake intake = new Intake(server.getLocalPort(), "demo-key")) {
        assertThat(intake.post(Map.of("id", "1")).accepted()).isTrue();
        assertThat(intake.post(Map.of("id", "2")).accepted()).isTrue();
      }
    }
    assertThat(bodies).containsExactly("{\"id\":\"1\"}", "{\"id\":\"2\"}", "{\"id\":\"2\"}");
  }

  /** Closes the first connection at its second request, and answers all others. */
  private static void serve(ServerSocket server, List<String> bodies) {
    try {
      try (Socket first = server.accept()) {
        BufferedReader in = reader(first);
        bodies.add(body(in));
        answer(first);
        bodies.add(body(in));
      }
      try (Socket second = server.accept()) {
        bodies.add(body(reader(second)));
        answer(second);
        second.getInputStream().read();
      }
    } catch (IOException e) {
      bodies.add(e.toString());
    }
  }

  private static void answer(Socket socket) throws IOException {
    socket.getOutputStream().write(ACCEPTED.getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
  }

  private static BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  private static String body(BufferedReader in) throws IOException {
    int length = 0;
    for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
        length = Integer.parseInt(line.substring(15).strip());
      }
    }
    char[] body = new char[length];
    int read = in.read(body);
    return new String(body, 0, Math.max(0, read));
  }
}
