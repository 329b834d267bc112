package dev.pillowmint.localstack.parts;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/** The broker's child JVM: formats the storage where that was never done, then runs Kafka. */
final class BrokerMain {
  private BrokerMain() {}

  /**
   * Arguments: the configuration file, beside which the data lies in {@code log}; then what the
   * storage is formatted with besides.
   */
  public static void main(String... args) {
    String configuration = args[0];
    if (!Files.exists(Path.of(configuration).resolveSibling("log/meta.properties"))) {
      List<String> format =
          new ArrayList<>(
              List.of("format", "-t", Uuid.randomUuid().toString(), "-c", configuration));
      format.addAll(List.of(args).subList(1, args.length));
      int status = StorageTool.execute(format.toArray(String[]::new), System.out);
      if (status != 0) {
        System.exit(status);
      }
    }
    Kafka.main(new String[] {configuration});
  }
}
