package dev.pillowmint.intake.whole;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/**
 * A request that was right until something was done to it: to its JSON, its bytes, its lines or its
 * headers. Its framing stays right, so that there is an end to wait for. The same number gives the
 * same request.
 */
final class SpoiltRequest {
  private static final String PLAIN =
      "{\"id\":\"f-%d\",\"source\":\"billing\",\"type\":\"fee.charged\",\"customerId\":\"C-%d\",\"time\":\"2026-03-02T09:30:00Z\",\"attributes\":{\"fee\":\"f\",\"amount\":{\"amount\":\"5.00\",\"currency\":\"EUR\"},\"cause\":\"slip\"}}";
  private static final String STRUCTURED =
      "{\"specversion\":\"1.0\",\"id\":\"f-%d\",\"source\":\"billing\",\"type\":\"gesture.delivered\",\"customerid\":\"C-%d\",\"time\":\"2026-03-02T09:30:00Z\",\"datacontenttype\":\"application/json\",\"myext\":7,\"data\":{\"gestureId\":\"g\"}}";
  private static final String BASE64 =
      "{\"specversion\":\"1.0\",\"id\":\"f-%d\",\"source\":\"billing\",\"type\":\"gesture.delivered\",\"customerid\":\"C-%d\",\"data_base64\":\"eyJnZXN0dXJlSWQiOiJnIn0=\"}";

  /** One of so many is larger than a body may be. */
  private static final int LARGE = 2000;

  private static final int MORE_THAN_A_BODY = 1024 * 1024 + 10;

  /** What is put in the place of something in JSON. */
  private static final List<String> JSON =
      List.of(
          "null",
          "true",
          "-0",
          "1e999",
          "1e999999999",
          "-1E-999999999",
          "1e99999999999",
          "-1E-400",
          "0.1",
          "9".repeat(120),
          "2147483648",
          "\"\"",
          "\" \"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"\\ufffe\"",
          "\"%00\"",
          "[]",
          "{}",
          "[[[]]]",
          "{\"a\":{\"a\":1}}",
          "[".repeat(40),
          "{\"\":\"\"}",
          "\"" + "x".repeat(5000) + "\"",
          "\"2026-13-45T99:00:00Z\"",
          "\"+999999999-01-01T00:00:00Z\"",
          "\"fee.charge\"",
          "\"JPY\"",
          "\"5,00\"",
          "\"1E5\"",
          "NaN",
          "'x'",
          "/*",
          "\"\\x\"",
          "\uFEFF",
          "\"\uD83D\uDE00\"",
          ",",
          ":",
          "}",
          "]",
          "\"amount\"",
          "\"id\":1,\"id\":2",
          "\"$ref\"",
          "\"__proto__\"",
          "\"~1/a\"");

  /** What is put in the place of a header's value. */
  private static final List<String> VALUES =
      List.of(
          "",
          " ",
          "0",
          "-1",
          "1.0",
          "2.0",
          "%",
          "%zz",
          "%C0%A0",
          "%00",
          "%E2%82%AC",
          "\"open",
          "\"q\"",
          "\\",
          "caf\u00e9",
          "\u0001",
          "*/*",
          "text/plain",
          "application/json",
          "application/json;",
          "application/json; charset=utf-16",
          "application/json; charset=nonsense",
          "application/*+json",
          "application/cloudevents",
          "application/cloudevents+json; charset=UTF-8",
          "application/cloudevents-batch+json",
          "application/cloudevents+xml",
          "application/x-ndjson",
          "multipart/form-data; boundary=x",
          "application/x-www-form-urlencoded",
          ";",
          "=",
          ",,,",
          "Bearer",
          "Bearer ",
          "Bearer wrong",
          "Basic Og==",
          "x".repeat(300),
          "x".repeat(5000),
          "return=minimal",
          "2026-03-02",
          "../../etc/passwd",
          "${jndi:ldap://x}",
          "<script>");

  private static final List<String> HEADERS =
      List.of(
          "Content-Type",
          "Authorization",
          "ce-id",
          "ce-source",
          "ce-specversion",
          "ce-type",
          "ce-customerid",
          "ce-time",
          "ce-subject",
          "ce-data",
          "ce-datacontenttype",
          "ce-dataschema",
          "ce-my_ext",
          "ce-",
          "ce-x1",
          "Accept",
          "Accept-Language",
          "Accept-Charset",
          "Content-Encoding",
          "Content-Language",
          "Idempotency-Key",
          "Prefer",
          "Cookie",
          "Origin",
          "Range",
          "If-Match",
          "Host",
          "X-Forwarded-For",
          "Forwarded",
          "X-HTTP-Method-Override",
          "traceparent");

  private static final List<String> STARTS =
      List.of(
          "GET /v1/events",
          "PUT /v1/events",
          "DELETE /v1/events",
          "OPTIONS /v1/events",
          "PATCH /v1/events",
          "TRACE /v1/events",
          "FOO /v1/events",
          "post /v1/events",
          "POST /v1/event",
          "POST /v1/events/",
          "POST /v1//events",
          "POST /v1/events?a=%zz",
          "POST /v1/events?_method=GET",
          "POST /v1/events;jsessionid=x",
          "POST /v1/%65vents",
          "POST /v1/events%00",
          "POST /",
          "POST /error",
          "POST /v1/../v1/events",
          "POST /actuator/env",
          "POST *",
          "POST /v1/events#x");

  private final Random random;
  private final List<String> headers = new ArrayList<>();
  private String start = "POST /v1/events";
  private byte[] body;
  private boolean chunked;

  /**
   * @param number of this request
   * @param legal whether only what an HTTP client lets through is done to the headers
   */
  SpoiltRequest(long seed, int number, boolean legal) {
    random = new Random(seed * 31 + number);
    headers.add("Authorization: Bearer demo-key");
    body = right(number).getBytes(StandardCharsets.UTF_8);
    for (int i = random.nextInt(4); i > 0; i--) {
      spoil(legal);
    }
    if (random.nextInt(LARGE) == 0) {
      body = Arrays.copyOf(body, MORE_THAN_A_BODY);
    }
    chunked = random.nextInt(10) == 0;
  }

  private String right(int n) {
    String type;
    String text;
    switch (random.nextInt(7)) {
      case 0 -> {
        type = "application/json";
        text = PLAIN.formatted(n, n);
      }
      case 1 -> {
        type = "application/json";
        text = "[" + PLAIN.formatted(n, n) + "," + PLAIN.formatted(-n, n) + "]";
      }
      case 2 -> {
        type = "application/cloudevents+json";
        text = (random.nextBoolean() ? STRUCTURED : BASE64).formatted(n, n);
      }
      case 3 -> {
        type = "application/cloudevents-batch+json";
        text = "[" + STRUCTURED.formatted(n, n) + "," + BASE64.formatted(-n, n) + "]";
      }
      case 4 -> {
        type = "application/json";
        headers.addAll(
            List.of(
                "ce-specversion: 1.0",
                "ce-id: f-" + n,
                "ce-source: billing",
                "ce-type: gesture.delivered",
                "ce-customerid: C-" + n,
                "ce-subject: a%20b"));
        text = "{\"gestureId\":\"g\"}";
      }
      default -> {
        type = "application/x-ndjson";
        text =
            PLAIN.formatted(n, n)
                + "\n\n"
                + STRUCTURED.formatted(-n, n)
                + "\r\n"
                + PLAIN.formatted(n, n);
      }
    }
    headers.add("Content-Type: " + type);
    if (random.nextInt(5) == 0) {
      headers.add("Idempotency-Key: \"k-" + random.nextInt(50) + "\"");
    }
    return text;
  }

  private void spoil(boolean legal) {
    switch (random.nextInt(12)) {
      case 0, 1, 2, 3 -> token();
      case 4 -> bytes();
      case 5 -> cut();
      case 6 -> twice();
      case 7 -> start = legal ? start : one(STARTS);
      case 8 -> headers.remove(random.nextInt(headers.size()));
      case 9 -> headers.add(one(HEADERS) + ": " + value(legal));
      case 10 -> headerBytes(legal);
      default -> {
        int at = random.nextInt(headers.size());
        headers.set(at, headers.get(at).split(":", 2)[0] + ": " + value(legal));
      }
    }
    if (headers.isEmpty()) {
      headers.add("X: y");
    }
  }

  /** Puts other JSON in the place of a string, a number or a structural character. */
  private void token() {
    String text = new String(body, StandardCharsets.UTF_8);
    List<int[]> tokens =
        Pattern.compile("\"[^\"]*\"|[0-9.]+|[\\[\\]{}:,\\n]")
            .matcher(text)
            .results()
            .map(r -> new int[] {r.start(), r.end()})
            .toList();
    if (!tokens.isEmpty()) {
      int[] token = tokens.get(random.nextInt(tokens.size()));
      body =
          (text.substring(0, token[0]) + one(JSON) + text.substring(token[1]))
              .getBytes(StandardCharsets.UTF_8);
    }
  }

  private void bytes() {
    for (int i = random.nextInt(4); i >= 0 && body.length > 0; i--) {
      body[random.nextInt(body.length)] = (byte) random.nextInt(256);
    }
  }

  private void cut() {
    int from = random.nextInt(body.length + 1);
    int to = random.nextBoolean() ? body.length : from + random.nextInt(body.length - from + 1);
    body = joined(0, from, to, body.length);
  }

  private void twice() {
    int from = random.nextInt(body.length + 1);
    int to = from + random.nextInt(body.length - from + 1);
    body = joined(0, to, from, body.length);
  }

  private byte[] joined(int from, int to, int from2, int to2) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    joined.write(body, from, to - from);
    joined.write(body, from2, to2 - from2);
    return joined.toByteArray();
  }

  /** Any characters but the ends of lines, which are the framing. */
  private void headerBytes(boolean legal) {
    int at = random.nextInt(headers.size());
    if (!legal) {
      StringBuilder header = new StringBuilder(headers.get(at));
      char any = (char) random.nextInt(256);
      header.setCharAt(random.nextInt(header.length()), any == '\r' || any == '\n' ? ':' : any);
      headers.set(at, header.toString());
    } else {
      headers.add(headers.get(at));
    }
  }

  private String value(boolean legal) {
    String value = one(VALUES);
    return legal && value.chars().anyMatch(c -> c < ' ' || c > '~') ? "x" : value;
  }

  private String one(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }

  List<String> headers() {
    return headers;
  }

  byte[] body() {
    return body;
  }

  /** As it goes over the wire. */
  byte[] wire() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    String head =
        "%s HTTP/1.1\r\nHost: localhost\r\n%s\r\n%s\r\n\r\n"
            .formatted(
                start,
                chunked ? "Transfer-Encoding: chunked" : "Content-Length: " + body.length,
                String.join("\r\n", headers));
    all.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
    if (!chunked) {
      all.writeBytes(body);
      return all.toByteArray();
    }
    int half = body.length / 2;
    chunk(all, 0, half);
    chunk(all, half, body.length);
    all.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
    return all.toByteArray();
  }

  private void chunk(ByteArrayOutputStream all, int from, int to) {
    if (to > from) {
      all.writeBytes(
          (Integer.toHexString(to - from) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
      all.write(body, from, to - from);
      all.writeBytes("\r\n".getBytes(StandardCharsets.ISO_8859_1));
    }
  }
}
