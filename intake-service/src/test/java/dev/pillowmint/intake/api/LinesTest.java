package dev.pillowmint.intake.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class LinesTest {
  private static final StreamSettings SETTINGS =
      new StreamSettings(100, DataSize.ofBytes(20), DataSize.ofBytes(8), Duration.ofSeconds(1));

  @Test
  void shouldNumberLinesAndLeaveOutBlankOnes() throws IOException {
    assertThat(chunks(new Lines(in("a\n\n \r\nb\r\nc"), SETTINGS), 10))
        .containsExactly(List.of("1:a", "4:b\r"), List.of("5:c"));
  }

  @Test
  void shouldReturnNoMoreAtOnceThanIsAskedForOrTheChunkHolds() throws IOException {
    assertThat(chunks(new Lines(in("a\nb\nc\n"), SETTINGS), 2))
        .containsExactly(List.of("1:a", "2:b"), List.of("3:c"));
    assertThat(chunks(new Lines(in("12345678\n".repeat(4)), SETTINGS), 10))
        .containsExactly(List.of("1:12345678", "2:12345678", "3:12345678"), List.of("4:12345678"));
  }

  @Test
  void shouldSkipWhatIsTooLongHoweverLong() throws IOException {
    String text = "123456789\nok\n" + "x".repeat(100_000) + "\nok\n" + "y".repeat(100_000);

    assertThat(chunks(new Lines(in(text), SETTINGS), 10))
        .containsExactly(
            List.of("1:too long", "2:ok", "3:too long", "4:ok"), List.of("5:too long"));
  }

  @Test
  void shouldReturnEveryWholeLineBeforeItSaysThatTheStreamBrokeOff() throws IOException {
    InputStream breaking =
        new InputStream() {
          private final InputStream text = in("a\nb\nunfinished");

          @Override
          public int read() throws IOException {
            int next = text.read();
            if (next < 0) {
              throw new IOException("broken");
            }
            return next;
          }

          @Override
          public int read(byte[] into, int from, int length) throws IOException {
            into[from] = (byte) read();
            return 1;
          }

          @Override
          public int available() {
            return 1;
          }
        };
    Lines lines = new Lines(breaking, SETTINGS);

    assertThat(lines.chunk(10)).extracting(Lines.Line::number).containsExactly(1L, 2L);
    assertThatThrownBy(() -> lines.chunk(10)).hasMessage("broken");
    assertThat(lines.number()).isEqualTo(2);
  }

  private static InputStream in(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<List<String>> chunks(Lines lines, int most) throws IOException {
    List<List<String>> chunks = new ArrayList<>();
    for (List<Lines.Line> chunk = lines.chunk(most); !chunk.isEmpty(); chunk = lines.chunk(most)) {
      chunks.add(
          chunk.stream()
              .map(
                  line ->
                      line.number()
                          + ":"
                          + (line.tooLong()
                              ? "too long"
                              : new String(line.bytes(), StandardCharsets.UTF_8)))
              .toList());
    }
    return chunks;
  }
}
