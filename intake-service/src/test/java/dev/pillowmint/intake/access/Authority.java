package dev.pillowmint.intake.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate authority for tests; its files are in one folder. */
public final class Authority {
  private static final String PASSWORD = "changeit";
  private static final String KEYTOOL =
      Path.of(System.getProperty("java.home"), "bin", "keytool").toString();

  private final Path folder;

  private Authority(Path folder) {
    this.folder = folder;
  }

  /** A new one. */
  public static Authority in(Path folder) {
    Authority authority = new Authority(folder);
    authority.keyPair("ca", "CN=Test CA", "-ext", "bc:c");
    authority.keytool(
        "-exportcert", "-rfc", "-alias", "ca", "-keystore", "ca.p12", "-file", "ca.pem");
    return authority;
  }

  /** The authority's own certificate. */
  public Path trusted() {
    return folder.resolve("ca.pem");
  }

  /**
   * A new key and certificate, in one PEM file that takes the place of what was there at once.
   *
   * @param more for keytool, e.g. an alternative name
   */
  public Path issue(String name, String subject, String... more) {
    try {
      Files.deleteIfExists(folder.resolve(name + ".p12"));
      keyPair(name, subject);
      keytool("-certreq", "-alias", name, "-keystore", name + ".p12", "-file", name + ".csr");
      keytool(
          Stream.concat(
                  Stream.of(
                      "-gencert",
                      "-alias",
                      "ca",
                      "-keystore",
                      "ca.p12",
                      "-rfc",
                      "-validity",
                      "2",
                      "-infile",
                      name + ".csr",
                      "-outfile",
                      name + ".crt"),
                  Stream.of(more))
              .toArray(String[]::new));
      keytool(
          "-importcert",
          "-noprompt",
          "-alias",
          "ca",
          "-keystore",
          name + ".p12",
          "-file",
          "ca.pem");
      keytool(
          "-importcert",
          "-noprompt",
          "-alias",
          name,
          "-keystore",
          name + ".p12",
          "-file",
          name + ".crt");
      Path next = folder.resolve(name + ".next");
      Files.writeString(next, pem(store(name), name));
      return Files.move(
          next,
          folder.resolve(name + ".pem"),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The newest certificate of that name. */
  public X509Certificate certificate(String name) {
    try {
      return (X509Certificate) store(name).getCertificate(name);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What trusts this authority, and shows that certificate; empty: shows none. */
  public SSLContext client(String name) {
    try {
      KeyStore trusted = store("ca");
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      KeyStore anchors = KeyStore.getInstance("PKCS12");
      anchors.load(null, null);
      anchors.setCertificateEntry("ca", trusted.getCertificate("ca"));
      trust.init(anchors);
      KeyManagerFactory own =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      KeyStore none = KeyStore.getInstance("PKCS12");
      none.load(null, null);
      own.init(name.isEmpty() ? none : store(name), PASSWORD.toCharArray());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private KeyStore store(String name) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(folder.resolve(name + ".p12"))) {
      store.load(in, PASSWORD.toCharArray());
    }
    return store;
  }

  private static String pem(KeyStore store, String name) throws GeneralSecurityException {
    StringBuilder text = new StringBuilder();
    Key key = store.getKey(name, PASSWORD.toCharArray());
    text.append(block("PRIVATE KEY", key.getEncoded()));
    for (Certificate certificate : store.getCertificateChain(name)) {
      text.append(block("CERTIFICATE", certificate.getEncoded()));
    }
    return text.toString();
  }

  private static String block(String kind, byte[] content) {
    String lines =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(content);
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, lines, kind);
  }

  private void keyPair(String name, String subject, String... more) {
    keytool(
        Stream.concat(
                Stream.of(
                    "-genkeypair",
                    "-alias",
                    name,
                    "-keystore",
                    name + ".p12",
                    "-keyalg",
                    "EC",
                    "-groupname",
                    "secp256r1",
                    "-dname",
                    subject,
                    "-validity",
                    "2"),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private void keytool(String... arguments) {
    List<String> command =
        Stream.concat(
                Stream.of(KEYTOOL),
                Stream.concat(Stream.of(arguments), Stream.of("-storepass", PASSWORD)))
            .toList();
    try {
      Process process =
          new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(said).isZero();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
