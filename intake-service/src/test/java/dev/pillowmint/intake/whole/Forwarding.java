package dev.pillowmint.intake.whole;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;

/** A way to a server that can be opened after its address is already known. */
final class Forwarding implements AutoCloseable {
  private final URI target;
  private final ServerSocket server;

  private Forwarding(URI target, ServerSocket server) {
    this.target = target;
    this.server = server;
  }

  /** A port at which nobody listens yet. */
  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Forwards connections at the port to the target's host and port. */
  static Forwarding open(int port, URI target) {
    try {
      Forwarding forwarding =
          new Forwarding(target, new ServerSocket(port, 50, InetAddress.getLoopbackAddress()));
      Thread.ofVirtual().start(forwarding::serve);
      return forwarding;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serve() {
    try {
      while (!server.isClosed()) {
        Socket in = server.accept();
        Socket out = new Socket(target.getHost(), target.getPort());
        Thread.ofVirtual().start(() -> copy(in, out));
        Thread.ofVirtual().start(() -> copy(out, in));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private static void copy(Socket from, Socket to) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      in.transferTo(out);
    } catch (IOException e) {
      // the other side is gone
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
