package dev.pillowmint.localstack.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresMainTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

  @TempDir private Path folder = Path.of("");

  @Test
  void shouldDeleteOnlyWhatWasLeftHalfUnpackedLongAgo() throws IOException {
    Path whole = unpacked("PG-whole", NOW.minusSeconds(3_600));
    Files.createFile(whole.resolve(".exists"));
    Files.setLastModifiedTime(whole, FileTime.from(NOW.minusSeconds(3_600)));
    Path busy = unpacked("PG-busy", NOW.minusSeconds(59));
    Path left = unpacked("PG-left", NOW.minusSeconds(61));

    PostgresMain.deleteHalfUnpacked(folder, Clock.fixed(NOW, ZoneOffset.UTC));

    assertThat(whole).exists();
    assertThat(busy).exists();
    assertThat(left).doesNotExist();
  }

  private Path unpacked(String name, Instant at) throws IOException {
    Path version = Files.createDirectory(folder.resolve(name));
    Files.setLastModifiedTime(version, FileTime.from(at));
    return version;
  }
}
