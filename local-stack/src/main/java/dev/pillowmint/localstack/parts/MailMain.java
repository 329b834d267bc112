package dev.pillowmint.localstack.parts;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The mail catcher's child JVM. */
final class MailMain {
  private static final long ROUND_MILLIS = 60_000;

  private MailMain() {}

  /** Arguments: the folder for the e-mails, the port. */
  public static void main(String... args) throws IOException, MessagingException {
    Path folder = Path.of(args[0]);
    ServerSetup setup = new ServerSetup(Integer.parseInt(args[1]), "localhost", "smtp");
    GreenMail server =
        new GreenMail(setup)
            .withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
    server.start();
    List<String> written = new ArrayList<>();
    while (true) {
      if (server.waitForIncomingEmail(ROUND_MILLIS, written.size() + 1)) {
        writeNew(server.getReceivedMessages(), written, folder);
      }
    }
  }

  /** The messages come mailbox by mailbox, not as they arrived, so each is known by its id. */
  private static void writeNew(MimeMessage[] received, List<String> written, Path folder)
      throws IOException, MessagingException {
    List<String> known = new ArrayList<>(written);
    for (MimeMessage message : received) {
      String id = String.valueOf(message.getMessageID());
      if (!known.remove(id)) {
        written.add(id);
        write(message, folder, written.size());
      }
    }
  }

  private static void write(MimeMessage message, Path folder, int number)
      throws IOException, MessagingException {
    Path unfinished = folder.resolve("%05d.part".formatted(number));
    try (OutputStream out = Files.newOutputStream(unfinished)) {
      message.writeTo(out);
    }
    Files.move(
        unfinished, folder.resolve("%d-%05d.eml".formatted(ProcessHandle.current().pid(), number)));
  }
}
