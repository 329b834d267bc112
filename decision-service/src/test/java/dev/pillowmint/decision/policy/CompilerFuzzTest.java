package dev.pillowmint.decision.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.pillowmint.catalogue.EventTypes;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code -Dpillowmint.fuzz=1000000 -Dpillowmint.fuzz.seed=7} for more, or others. */
class CompilerFuzzTest {
  private static final int DOCUMENTS = Integer.getInteger("pillowmint.fuzz", 5_000);
  private static final long SEED = Long.getLong("pillowmint.fuzz.seed", 1);
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** Of one thread's own time, so that a busy machine does not count. */
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

  @Test
  void shouldRefuseOrCompileWhateverItIsGiven() throws IOException {
    EventTypes catalogue = EventTypes.shipped();
    List<String> good = good();
    Nonsense nonsense = new Nonsense(new Random(SEED), good);
    int compiled = 0;
    int refused = 0;
    long slowest = 0;
    long all = System.nanoTime();
    for (int i = 0; i < DOCUMENTS; i++) {
      String document = nonsense.document();
      long began = THREADS.getCurrentThreadCpuTime();
      try {
        new PolicyCompiler(catalogue).compile("fuzz.yaml", document);
        new PolicyTests(catalogue).read("fuzz.yaml", document);
        compiled++;
      } catch (PolicyException e) {
        refused++;
        assertThat(e.faults()).isNotEmpty().allSatisfy(f -> assertThat(f.toString()).isNotBlank());
      } catch (RuntimeException | Error e) {
        fail("seed %d, document %d:%n%s".formatted(SEED, i, shown(document)), e);
      }
      slowest = Math.max(slowest, THREADS.getCurrentThreadCpuTime() - began);
    }
    System.out.printf(
        "fuzz: %,d compiled, %,d refused in %d s, the slowest took %d ms%n",
        compiled,
        refused,
        Duration.ofNanos(System.nanoTime() - all).toSeconds(),
        Duration.ofNanos(slowest).toMillis());
    assertThat(Duration.ofNanos(slowest)).isLessThan(LONGEST);
    assertThat(compiled).as("documents that are none are easy").isPositive();
  }

  private static String shown(String document) {
    return document.length() < 3_000 ? document : document.substring(0, 3_000) + "...";
  }

  private static List<String> good() throws IOException {
    List<String> good = new ArrayList<>();
    good.addAll(pieces("house.yaml", "rules:", "\n(?=  - name: )"));
    good.addAll(pieces("house.tests.yaml", "tests:", "\n\n(?=  - name: )"));
    try (DirectoryStream<Path> pages =
        Files.newDirectoryStream(Path.of("../docs"), "policy-*.md")) {
      for (Path page : pages) {
        EXAMPLE.matcher(Files.readString(page)).results().map(r -> r.group(1)).forEach(good::add);
      }
    }
    good.sort(null);
    return good;
  }

  /** The document once per entry of a list, with that entry only. */
  private static List<String> pieces(String file, String list, String between) throws IOException {
    String text = Files.readString(Path.of("src/main/resources/policies", file));
    int begin = text.indexOf("\n" + list) + 1 + list.length();
    return Pattern.compile(between)
        .splitAsStream(text.substring(begin))
        .map(entry -> text.substring(0, begin) + "\n" + entry)
        .toList();
  }
}
