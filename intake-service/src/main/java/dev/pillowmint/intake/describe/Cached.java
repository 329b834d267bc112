package dev.pillowmint.intake.describe;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;

/**
 * How long a description may be kept. It changes only when the service starts anew.
 *
 * @param etag of everything that it is made from
 */
record Cached(String etag) {
  private static final Duration FRESH = Duration.ofMinutes(5);
  private static final int LENGTH = 32;

  static Cached of(Stream<String> madeFrom) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      madeFrom.forEach(part -> digest.update(part.getBytes(StandardCharsets.UTF_8)));
      String hex = HexFormat.of().formatHex(digest.digest());
      return new Cached("\"" + hex.substring(0, LENGTH) + "\"");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /** 200 with the headers; Spring makes 304 of it for who has it already. */
  ResponseEntity.BodyBuilder answer() {
    return ResponseEntity.ok()
        .eTag(etag)
        .cacheControl(CacheControl.maxAge(FRESH).mustRevalidate().cachePrivate());
  }
}
