package dev.pillowmint.intake.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of a stream, read a bounded chunk at a time. Lines that are blank only count. */
final class Lines {
  private static final int BUFFER = 16 * 1024;

  private final InputStream in;
  private final int longest;
  private final int chunk;
  private final byte[] buffer = new byte[BUFFER];
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private int next;
  private int end;
  private long number;
  private boolean tooLong;
  private boolean ended;
  private @Nullable IOException broken;

  Lines(InputStream in, StreamSettings settings) {
    this.in = in;
    longest = Math.toIntExact(settings.line().toBytes());
    chunk = Math.toIntExact(settings.chunk().toBytes());
  }

  /**
   * What has come by now; waits only where that is not one line.
   *
   * @param most lines
   * @return empty: the stream has ended
   * @throws IOException if it broke off, once every whole line was returned
   */
  List<Line> chunk(long most) throws IOException {
    List<Line> lines = new ArrayList<>();
    int bytes = 0;
    while (lines.size() < most && bytes < chunk && hasMore(lines.isEmpty())) {
      if (readToEndOfLine()) {
        number++;
        byte[] content = line.toByteArray();
        if (tooLong || !isBlank(content)) {
          lines.add(new Line(number, content, tooLong));
          bytes += content.length;
        }
        line.reset();
        tooLong = false;
      }
    }
    if (lines.isEmpty() && broken != null) {
      throw broken;
    }
    return lines;
  }

  /** How many lines have come, blank ones included. */
  long number() {
    return number;
  }

  /**
   * Sees to it that the buffer holds something, or that the end is known.
   *
   * @param wait whether to, where nothing has come
   * @return false: there is nothing to read
   */
  private boolean hasMore(boolean wait) {
    if (ended || next < end) {
      return !ended;
    }
    try {
      if (!wait && in.available() == 0) {
        return false;
      }
      next = 0;
      end = Math.max(0, in.read(buffer));
      ended = end == 0;
      return !ended || tooLong || line.size() > 0;
    } catch (IOException e) {
      broken = e;
      ended = true;
      return false;
    }
  }

  private boolean readToEndOfLine() {
    int from = next;
    while (next < end && buffer[next] != '\n') {
      next++;
    }
    tooLong |= line.size() + next - from > longest;
    if (tooLong) {
      line.reset();
    } else {
      line.write(buffer, from, next - from);
    }
    if (next < end) {
      next++;
      return true;
    }
    return ended && (tooLong || line.size() > 0);
  }

  private static boolean isBlank(byte[] bytes) {
    for (byte b : bytes) {
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }

  /** One that is not blank. */
  static final class Line {
    private final long number;
    private final byte[] bytes;
    private final boolean tooLong;

    private Line(long number, byte[] bytes, boolean tooLong) {
      this.number = number;
      this.bytes = bytes;
      this.tooLong = tooLong;
    }

    /** Counted from 1. */
    long number() {
      return number;
    }

    /** Without its end; empty if it was too long. */
    byte[] bytes() {
      return bytes;
    }

    /** Whether it was too long, and has been skipped. */
    boolean tooLong() {
      return tooLong;
    }
  }
}
