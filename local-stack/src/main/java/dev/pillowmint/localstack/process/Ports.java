package dev.pillowmint.localstack.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** TCP ports of this machine. */
public final class Ports {
  /** Below the range that operating systems give to outgoing connections. */
  private static final int LOWEST = 20_000;

  private static final int HIGHEST = 30_000;
  private static final int ATTEMPTS = 200;

  private Ports() {}

  /** A port that nothing listens on now. */
  public static int free() {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
      if (isFree(port)) {
        return port;
      }
    }
    throw new LocalStackException(
        "No free port was found between %d and %d".formatted(LOWEST, HIGHEST));
  }

  /**
   * Checks a fixed port before a part uses it.
   *
   * @param user who needs it, e.g. "the Kafka broker"
   * @throws LocalStackException if something else listens there
   */
  public static void require(int port, String user) {
    if (!isFree(port)) {
      throw new LocalStackException(
          "Port %d is taken (needed by %s). Stop what uses it, or set PILLOWMINT_PORT_BASE to another base (now %s)."
              .formatted(
                  port, user, System.getenv().getOrDefault("PILLOWMINT_PORT_BASE", "19000")));
    }
  }

  /** Whether nothing listens on the port. */
  public static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
