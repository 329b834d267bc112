package dev.pillowmint.benchmarks.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Connections that do no good: some ask once and then stay open, the others send one byte a second
 * of their headers or, every second one, of their body. What the service closes is opened again at
 * once. One thread holds them all.
 */
final class Attack implements AutoCloseable {
  private static final long PACE_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final String KEY = "Authorization: Bearer " + IntakeProcess.OTHERS_KEY + "\r\n";
  private static final String ASKED =
      "GET /v1/event-types/fee.charged HTTP/1.1\r\nHost: localhost\r\n" + KEY + "\r\n";
  private static final String HEADERS =
      "POST /v1/events HTTP/1.1\r\nHost: localhost\r\n" + KEY + "X-Slow: ";
  private static final String BODY =
      "POST /v1/events HTTP/1.1\r\nHost: localhost\r\n"
          + KEY
          + "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n[";

  private final InetSocketAddress address;
  private final Selector selector;
  private final List<Connection> connections = new ArrayList<>();
  private final AtomicInteger answered = new AtomicInteger();
  private final AtomicInteger open = new AtomicInteger();
  private final Thread thread;
  private volatile boolean over;

  /** Begins to open them. */
  Attack(int port, int idle, int slow) throws IOException {
    address = new InetSocketAddress("localhost", port);
    selector = Selector.open();
    for (int i = 0; i < idle; i++) {
      connections.add(new Connection(ASKED, false));
    }
    for (int i = 0; i < slow; i++) {
      connections.add(new Connection(i % 2 == 0 ? HEADERS : BODY, true));
    }
    thread = Thread.ofPlatform().name("attack").start(this::hold);
  }

  /** How many are open now; of those that ask, only the ones that were answered with 200. */
  int open() {
    return open.get();
  }

  /** How often one that asks was answered with 200, so that it then stayed open. */
  int answered() {
    return answered.get();
  }

  @Override
  public void close() throws IOException {
    over = true;
    selector.wakeup();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (Connection connection : connections) {
      connection.close();
    }
    selector.close();
  }

  private void hold() {
    try {
      while (!over) {
        selector.select(key -> ((Connection) key.attachment()).hear(), 100);
        long now = System.nanoTime();
        for (Connection connection : connections) {
          connection.go(now);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Used by the one thread. */
  private final class Connection {
    private static final ByteBuffer HEARD = ByteBuffer.allocateDirect(64 * 1024);
    private static final String OK = "HTTP/1.1 200";

    private final String beginning;
    private final boolean slow;
    private SocketChannel channel = SocketChannel.open();
    private boolean begun;
    private boolean counted;
    private long nextNanos;

    /**
     * @param slow whether it goes on by a byte a second
     */
    Connection(String beginning, boolean slow) throws IOException {
      this.beginning = beginning;
      this.slow = slow;
    }

    void go(long now) {
      try {
        if (!begun) {
          begun = true;
          channel.connect(address);
          channel.configureBlocking(false);
          channel.register(selector, SelectionKey.OP_READ, this);
          channel.write(bytes(beginning));
          nextNanos = now + PACE_NANOS;
          if (slow) {
            count();
          }
        } else if (slow && now - nextNanos >= 0) {
          channel.write(bytes("1"));
          nextNanos += PACE_NANOS;
        }
      } catch (IOException e) {
        anew();
      }
    }

    void hear() {
      try {
        HEARD.clear();
        int heard = channel.read(HEARD);
        if (heard < 0) {
          anew();
        } else if (!slow && !counted && said(heard).startsWith(OK)) {
          answered.incrementAndGet();
          count();
        }
      } catch (IOException e) {
        anew();
      }
    }

    void close() throws IOException {
      channel.close();
      if (counted) {
        counted = false;
        open.decrementAndGet();
      }
    }

    private void count() {
      counted = true;
      open.incrementAndGet();
    }

    private void anew() {
      try {
        close();
        channel = SocketChannel.open();
        begun = false;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static String said(int heard) {
      byte[] start = new byte[Math.min(heard, OK.length())];
      HEARD.flip().get(start);
      return new String(start, StandardCharsets.US_ASCII);
    }

    private static ByteBuffer bytes(String text) {
      return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }
  }
}
