package dev.pillowmint.localstack.parts;

import dev.pillowmint.localstack.process.Folders;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;

/**
 * The database's child JVM: unpacks PostgreSQL where that was not done to the end, starts
 * PostgreSQL and stops it when this JVM ends.
 */
final class PostgresMain {
  private static final Duration UNPACKING = Duration.ofMinutes(1);

  private PostgresMain() {}

  /** Arguments: the data folder, where to unpack PostgreSQL, the port. */
  public static void main(String... args) throws IOException, InterruptedException {
    Path unpacked = Path.of(args[1]);
    Files.createDirectories(unpacked);
    deleteHalfUnpacked(unpacked, Clock.systemUTC());
    EmbeddedPostgres postgres =
        EmbeddedPostgres.builder()
            .setDataDirectory(args[0])
            .setOverrideWorkingDirectory(unpacked.toFile())
            .setPort(Integer.parseInt(args[2]))
            .setCleanDataDirectory(false)
            // What was committed survives its own crash; a local stack need not survive the
            // machine's.
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("fsync", "off")
            .start();
    System.out.println("PostgreSQL is reached at " + postgres.getJdbcUrl("postgres", "postgres"));
    new CountDownLatch(1).await();
  }

  /** Unpacking that was interrupted cannot be taken up again; the mark is made at its end. */
  static void deleteHalfUnpacked(Path folder, Clock clock) throws IOException {
    Instant longAgo = clock.instant().minus(UNPACKING);
    try (DirectoryStream<Path> versions = Files.newDirectoryStream(folder, "PG-*")) {
      for (Path version : versions) {
        if (!Files.exists(version.resolve(".exists"))
            && Files.getLastModifiedTime(version).toInstant().isBefore(longAgo)) {
          Folders.delete(version);
        }
      }
    }
  }
}
