package dev.pillowmint.intake.whole;

import dev.pillowmint.intake.whole.Intake.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder of webhooks: the shop's, which proves itself by a token. */
final class Hooks {
  static final String SECRET = "the-first-secret-of-the-shop";
  static final String PRAISE =
      """
      {"praises": [{"id": "praise-1", "text": "the quick repair"}], "customer": "C-hook"}
      """;

  private static final String FILE =
      """
      source: hooked-shop
      signature: {scheme: token}
      secrets: ["file:FIRST"]
      customer: payload.customer
      events:
        - when: has(payload.praises)
          each: payload.praises
          type: praise.received
          id: item.id
          attributes: {about: item.text}
      """;

  private final Path folder;

  Hooks() {
    try {
      folder = Files.createTempDirectory("webhooks");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    secret("first", SECRET);
    write("shop.yaml", FILE.replace("FIRST", folder.resolve("first").toString()));
  }

  /** The setting that has intake read the folder. */
  String setting() {
    return "pillowmint.webhooks.folder=" + folder;
  }

  /** The path of a secret's file, once it is written. */
  Path secret(String name, String value) {
    write(name, value);
    return folder.resolve(name);
  }

  void write(String name, String text) {
    try {
      // As who mounts or edits files well: there is never half a file.
      Path part = Files.writeString(folder.resolve(name + ".part"), text);
      Files.move(part, folder.resolve(name), java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String read(String name) {
    try {
      return Files.readString(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Sends a webhook with the first secret.
   *
   * @param headers instead of, or besides, the usual ones
   */
  Answer post(Intake intake, String name, String body, String... headers) {
    HttpRequest.Builder request =
        intake
            .request("/v1/webhooks/" + name)
            .header("Authorization", "Bearer " + SECRET)
            .header("Content-Type", Intake.PLAIN)
            .POST(BodyPublishers.ofString(body));
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return Intake.send(request);
  }
}
