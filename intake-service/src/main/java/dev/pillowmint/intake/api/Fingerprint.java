package dev.pillowmint.intake.api;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tells one request from another by all that it says of events. */
final class Fingerprint {
  private Fingerprint() {}

  /** Of the body, its type and the CloudEvents headers. */
  static byte[] of(HttpServletRequest request, Map<String, List<String>> headers, byte[] body) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      String head = request.getContentType() + new TreeMap<>(headers);
      digest.update(head.getBytes(StandardCharsets.UTF_8));
      return digest.digest(body);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
