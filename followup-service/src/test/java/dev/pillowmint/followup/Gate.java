package dev.pillowmint.followup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Stands before a server and lets nobody in until it is opened. */
final class Gate implements AutoCloseable {
  private final InetSocketAddress server;
  private final int port;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private volatile @Nullable ServerSocket listening;

  Gate(InetSocketAddress server) {
    this.server = server;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      this.port = free.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return port;
  }

  void open() throws IOException {
    ServerSocket gate = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    listening = gate;
    Thread.ofVirtual().start(() -> admit(gate));
  }

  @Override
  public void close() throws IOException {
    ServerSocket gate = listening;
    if (gate != null) {
      gate.close();
    }
    interrupt();
  }

  /** Breaks every connection; who comes again is let in at once. */
  void interrupt() throws IOException {
    List<Socket> broken = List.copyOf(connections);
    for (Socket connection : broken) {
      connection.close();
    }
    connections.removeAll(broken);
  }

  private void admit(ServerSocket gate) {
    while (!gate.isClosed()) {
      try {
        Socket client = gate.accept();
        Socket behind = new Socket();
        behind.connect(server);
        connections.add(client);
        connections.add(behind);
        Thread.ofVirtual().start(() -> pass(client, behind));
        Thread.ofVirtual().start(() -> pass(behind, client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private static void pass(Socket from, Socket to) {
    try (from;
        to;
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      in.transferTo(out);
    } catch (IOException e) {
      // One side hung up; both are closed.
      return;
    }
  }
}
