package dev.pillowmint.localstack.parts;

import java.nio.file.Files;
import java.nio.file.Path;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/** The broker's child JVM: formats the storage where that was never done, then runs Kafka. */
final class BrokerMain {
  private BrokerMain() {}

  /** Argument: the configuration file, beside which the data lies in {@code log}. */
  public static void main(String... args) {
    String configuration = args[0];
    if (!Files.exists(Path.of(configuration).resolveSibling("log/meta.properties"))) {
      String[] format = {"format", "-t", Uuid.randomUuid().toString(), "-c", configuration};
      int status = StorageTool.execute(format, System.out);
      if (status != 0) {
        System.exit(status);
      }
    }
    Kafka.main(new String[] {configuration});
  }
}
