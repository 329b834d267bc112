package dev.pillowmint.localstack.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pillowmint.localstack.parts.MailCatcher;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {
  private static final Duration GRACE = Duration.ofSeconds(10);

  @TempDir private Path folder = Path.of("");

  @Test
  void shouldStartStopAndStartAgain() {
    MailCatcher catcher = new MailCatcher(folder.resolve("mail"), Ports.free());
    ChildProcess first = started(catcher);
    first.stop(GRACE);
    assertThat(first.alive()).isFalse();
    ChildProcess second = started(catcher);
    second.kill();
    assertThat(second.alive()).isFalse();
    assertThat(Ports.isFree(catcher.port())).isTrue();
  }

  @Test
  void shouldShowTheEndOfTheLogOfAChildThatEndsWhileStarting() {
    ChildJvm broken =
        ChildJvm.ofStack("broken part", "dev.pillowmint.NoSuchMain", List.of(), List.of());
    ChildProcess child = broken.start(folder, folder.resolve("broken.log"));
    assertThatThrownBy(() -> Readiness.await(child, GRACE, () -> false))
        .isInstanceOf(LocalStackException.class)
        .hasMessageContaining("The broken part ended while starting")
        .hasMessageContaining("NoSuchMain");
  }

  @Test
  void shouldEndWhenItsParentIsGone() throws IOException, InterruptedException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Process child =
        new ProcessBuilder(
                java.toString(),
                "-cp",
                Checkout.classpath(),
                Leash.class.getName(),
                "dev.pillowmint.localstack.parts.MailMain",
                folder.toString(),
                String.valueOf(Ports.free()))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("mail.log").toFile())
            .start();
    assertThat(child.isAlive()).isTrue();
    // What the operating system does to the pipe when the parent is killed.
    child.getOutputStream().close();
    assertThat(child.waitFor(GRACE.toSeconds() * 2, TimeUnit.SECONDS)).isTrue();
  }

  private ChildProcess started(MailCatcher catcher) {
    ChildProcess child = catcher.start(folder.resolve("mail.log"));
    catcher.awaitReady(child);
    assertThat(child.alive()).isTrue();
    return child;
  }
}
