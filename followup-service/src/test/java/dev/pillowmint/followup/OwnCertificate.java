package dev.pillowmint.followup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate for localhost that its owner signed, as inside a company. Made by keytool. */
record OwnCertificate(Path store, Path pem) {
  private static final char[] PASSWORD = "changeit".toCharArray();

  static OwnCertificate in(Path folder) throws IOException, InterruptedException {
    Path store = folder.resolve("own.p12");
    Path pem = folder.resolve("own.pem");
    String owner = "-alias own -storepass changeit -keystore " + store;
    keytool("-genkeypair -keyalg EC -dname CN=localhost -ext san=dns:localhost " + owner);
    keytool("-exportcert -rfc -file " + pem + " " + owner);
    return new OwnCertificate(store, pem);
  }

  /** For a server that shows it. */
  SSLContext server() throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD);
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private static void keytool(String arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(Arrays.asList(arguments.split(" ")));
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (keytool.waitFor() != 0) {
      throw new IllegalStateException("keytool: " + said);
    }
  }
}
