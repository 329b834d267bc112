package dev.pillowmint.followup.send;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that does on every connection what a test tells it to, however wrong. */
public final class FaultyServer implements AutoCloseable {
  private final ServerSocket server;
  private final Behaviour behaviour;
  private final Collection<Socket> open = new ConcurrentLinkedQueue<>();
  private final AtomicInteger connections = new AtomicInteger();

  public FaultyServer(Behaviour behaviour) {
    this.behaviour = behaviour;
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  /** Speaks so much SMTP, then falls silent for good. */
  public static FaultyServer thatSays(String... lines) {
    return new FaultyServer(
        (in, out) -> {
          for (int i = 0; i < lines.length; i++) {
            if (i > 0) {
              line(in);
            }
            out.write((lines[i] + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
          }
          in.transferTo(OutputStream.nullOutputStream());
        });
  }

  public int port() {
    return server.getLocalPort();
  }

  public int connections() {
    return connections.get();
  }

  /** How many connections the other side has not closed. */
  public long stillOpen() {
    return open.size();
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Up to the end of a line. */
  public static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      line.append((char) c);
    }
    return line.toString().strip();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        connections.incrementAndGet();
        open.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      behaviour.serve(socket.getInputStream(), socket.getOutputStream());
    } catch (IOException e) {
      // The other side gave up, which is what most tests wait for.
      return;
    } finally {
      open.remove(socket);
    }
  }

  /** What happens on one connection. */
  public interface Behaviour {
    void serve(InputStream in, OutputStream out) throws IOException;
  }
}
