package dev.pillowmint.localstack.parts;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/** The database's child JVM: starts PostgreSQL and stops it when this JVM ends. */
final class PostgresMain {
  private PostgresMain() {}

  /** Arguments: the data folder, where to unpack PostgreSQL, the port. */
  public static void main(String... args) throws IOException, InterruptedException {
    EmbeddedPostgres postgres =
        EmbeddedPostgres.builder()
            .setDataDirectory(args[0])
            .setOverrideWorkingDirectory(new File(args[1]))
            .setPort(Integer.parseInt(args[2]))
            .setCleanDataDirectory(false)
            .start();
    System.out.println("PostgreSQL is reached at " + postgres.getJdbcUrl("postgres", "postgres"));
    new CountDownLatch(1).await();
  }
}
