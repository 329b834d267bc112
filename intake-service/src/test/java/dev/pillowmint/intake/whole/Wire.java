package dev.pillowmint.intake.whole;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A connection to a server on which a test writes and reads the bytes itself. */
final class Wire implements AutoCloseable {
  private static final int HEX = 16;

  private final Socket socket;
  private final InputStream in;

  Wire(int port, int timeoutMs) throws IOException {
    socket = new Socket("localhost", port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(timeoutMs);
    in = new BufferedInputStream(socket.getInputStream());
  }

  void send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  void send(String text) throws IOException {
    send(text.getBytes(StandardCharsets.UTF_8));
  }

  /** As a chunk of a chunked body. */
  void sendChunk(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    send(Integer.toHexString(bytes.length) + "\r\n");
    send(bytes);
    send("\r\n");
  }

  /** Says that nothing more will be sent. */
  void end() throws IOException {
    socket.shutdownOutput();
  }

  /** The next answer, whole. */
  Answer read() throws IOException {
    Answer head = readHead();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    String length = head.headers().get("content-length");
    if (length != null) {
      body.writeBytes(in.readNBytes(Integer.parseInt(length)));
    } else if ("chunked".equals(head.headers().get("transfer-encoding"))) {
      for (String chunk = readChunk(); !chunk.isEmpty(); chunk = readChunk()) {
        body.writeBytes(chunk.getBytes(StandardCharsets.UTF_8));
      }
    } else if ("close".equals(head.headers().get("connection"))) {
      body.writeBytes(in.readAllBytes());
    }
    return new Answer(head.status(), head.headers(), body.toString(StandardCharsets.UTF_8));
  }

  /** Its status and headers only. */
  Answer readHead() throws IOException {
    String start = line();
    Map<String, String> headers = new LinkedHashMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      String[] header = line.split(": ?", 2);
      headers.put(header[0].toLowerCase(Locale.ROOT), header[1]);
    }
    return new Answer(Integer.parseInt(start.split(" ", 3)[1]), headers, "");
  }

  /** The next chunk of a chunked answer; empty: there are no more. */
  String readChunk() throws IOException {
    byte[] chunk = in.readNBytes(Integer.parseInt(line().strip(), HEX));
    line();
    return new String(chunk, StandardCharsets.UTF_8);
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("The server closed the connection");
      }
      line.write(b);
    }
    return line.toString(StandardCharsets.ISO_8859_1).strip();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  /**
   * What came back.
   *
   * @param headers by name in lower case
   */
  record Answer(int status, Map<String, String> headers, String body) {}
}
