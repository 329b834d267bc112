package dev.pillowmint.localstack.parts;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.pillowmint.localstack.process.ChildProcess;
import dev.pillowmint.localstack.process.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailCatcherTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void shouldMakeAFileOfEveryMail() throws IOException {
    MailCatcher catcher = new MailCatcher(folder.resolve("mail"), Ports.free());
    ChildProcess child = catcher.start(folder.resolve("mail.log"));
    try {
      catcher.awaitReady(child);
      ServerSetup server = new ServerSetup(catcher.port(), "localhost", "smtp");
      GreenMailUtil.sendTextEmail("ines@example.org", "care@example.org", "One", "1", server);
      GreenMailUtil.sendTextEmail("theo@example.org", "care@example.org", "Two", "2", server);
      Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> mails(catcher).size() == 2);
      assertThat(Files.readString(mails(catcher).getFirst())).contains("Subject: One");
    } finally {
      child.kill();
    }
  }

  private static List<Path> mails(MailCatcher catcher) throws IOException {
    try (Stream<Path> files = Files.list(catcher.folder())) {
      return files.filter(f -> f.toString().endsWith(".eml")).sorted().toList();
    }
  }
}
