package dev.pillowmint.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A broker's key store and what its clients trust, made by the JDK's keytool. */
final class Certificates {
  static final String PASSWORD = "for-this-test";

  private final Path folder;

  Certificates(Path folder) throws Exception {
    this.folder = folder;
    keytool("-genkeypair", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "san=dns:localhost");
    keytool("-exportcert", "-rfc", "-file", trusted().toString());
  }

  Path keys() {
    return folder.resolve("kafka.p12");
  }

  Path trusted() {
    return folder.resolve("kafka-ca.pem");
  }

  private void keytool(String... what) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(what));
    command.addAll(List.of("-alias", "kafka", "-keystore", keys().toString()));
    command.addAll(List.of("-storepass", PASSWORD));
    Path output = folder.resolve("keytool.out");
    int status =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start()
            .waitFor();
    assertThat(status).as(Files.readString(output)).isZero();
  }
}
