package dev.pillowmint.followup.send.mail;

import static dev.pillowmint.followup.send.Messages.aMail;
import static dev.pillowmint.followup.send.Messages.aMailTo;
import static dev.pillowmint.followup.send.Messages.aMarketingMail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.pillowmint.followup.SettableClock;
import dev.pillowmint.followup.plan.Message;
import dev.pillowmint.followup.plan.Outcome;
import dev.pillowmint.followup.send.FaultyServer;
import dev.pillowmint.followup.send.template.ShippedTemplates;
import dev.pillowmint.followup.send.unsubscribe.UnsubscribeLinks;
import dev.pillowmint.followup.send.unsubscribe.UnsubscribeSettings;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class SmtpSenderTest {
  private static final Clock CLOCK = new SettableClock(Instant.parse("2026-03-02T09:00:00Z"));
  private static final GreenMail MAIL = new GreenMail(ServerSetup.SMTP.dynamicPort());
  private static final URI ADDRESS = URI.create("https://care.example.org/");

  @BeforeAll
  static void start() {
    MAIL.start();
  }

  @AfterAll
  static void stop() {
    MAIL.stop();
  }

  @AfterEach
  void empty() throws Exception {
    MAIL.purgeEmailFromAllMailboxes();
  }

  @Test
  void shouldSendPlainTextAndHtmlUnderAStableId() throws Exception {
    Message message = aMail("ada@example.org");
    assertThat(sender(MAIL.getSmtp().getPort(), ADDRESS).send(message)).isEqualTo(Outcome.ACCEPTED);
    MimeMessage mail = received();
    assertThat(mail.getMessageID()).isEqualTo("<%s@followup.pillowmint>".formatted(message.id()));
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(mail.getHeader("Content-Language")).containsExactly("en");
    assertThat(mail.getSubject()).isEqualTo("How was it for you?");
    assertThat(mail.getSentDate()).isEqualTo(CLOCK.instant());
    assertThat(mail.getContentType()).startsWith("multipart/alternative");
    MimeMultipart parts = (MimeMultipart) mail.getContent();
    assertThat(parts.getBodyPart(0).getContentType()).startsWith("text/plain; charset=UTF-8");
    assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html; charset=UTF-8");
    assertThat(mail.getHeader("List-Unsubscribe")).isNull();
  }

  @Test
  void shouldOfferOneClickToUnsubscribeFromMarketing() throws Exception {
    sender(MAIL.getSmtp().getPort(), ADDRESS).send(aMarketingMail("ada@example.org"));
    MimeMessage mail = received();
    assertThat(mail.getHeader("List-Unsubscribe", null))
        .startsWith("<https://care.example.org/unsubscribe/")
        .endsWith("<mailto:care@example.org?subject=unsubscribe>");
    assertThat(mail.getHeader("List-Unsubscribe-Post"))
        .containsExactly("List-Unsubscribe=One-Click");
    assertThat(text(mail)).contains("https://care.example.org/unsubscribe/");
  }

  @Test
  void shouldAskForAnAnswerWhereThereIsNoAddressToClickOn() throws Exception {
    sender(MAIL.getSmtp().getPort(), null).send(aMarketingMail("ada@example.org"));
    MimeMessage mail = received();
    assertThat(mail.getHeader("List-Unsubscribe"))
        .containsExactly("<mailto:care@example.org?subject=unsubscribe>");
    assertThat(mail.getHeader("List-Unsubscribe-Post")).isNull();
    assertThat(text(mail)).contains("mailto:care@example.org");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not an address",
        "ada@example.org\r\nBcc: all@example.org",
        "ada@example.org, all@example.org",
        "\"ada\r\nBcc: all@example.org\"@example.org"
      })
  void shouldRefuseAnAddressThatCouldReachSomebodyElse(String address) {
    assertThat(sender(MAIL.getSmtp().getPort(), ADDRESS).send(aMail(address)))
        .isEqualTo(Outcome.REFUSED);
    assertThat(MAIL.getReceivedMessages()).isEmpty();
  }

  @Test
  void shouldLetNoNameBecomeAHeader() throws Exception {
    String name = "Ada\r\nBcc: all@example.org\r\n\r\n<script>";
    sender(MAIL.getSmtp().getPort(), ADDRESS).send(aMailTo("ada@example.org", name));
    assertThat(MAIL.getReceivedMessages()).hasSize(1);
    MimeMessage mail = received();
    assertThat(mail.getHeader("Bcc")).isNull();
    assertThat(Collections.list(mail.getAllHeaders()))
        .allSatisfy(h -> assertThat(h.getValue()).doesNotContain("all@example.org"));
    assertThat(text(mail)).contains("Hello Ada Bcc: all@example.org <script>,");
  }

  @Test
  void shouldTellARecipientRefusedForGoodFromOneRefusedForNow() {
    try (FaultyServer never = recipient("550 5.1.1 no such user");
        FaultyServer later = recipient("451 4.2.1 greylisted, try again")) {
      assertThat(sender(never.port(), null).send(aMail("x@example.org")))
          .isEqualTo(Outcome.REFUSED);
      assertThat(sender(later.port(), null).send(aMail("x@example.org"))).isEqualTo(Outcome.AWAY);
    }
  }

  @Test
  void shouldTakeGarbageSilenceAndABrokenConnectionForAServerThatIsAway() {
    List<FaultyServer> servers =
        List.of(
            FaultyServer.thatSays("\u0000\u0001 garbage of no protocol"),
            FaultyServer.thatSays("220 hello", "what?"),
            FaultyServer.thatSays(),
            new FaultyServer(
                (in, out) -> out.write("421 too busy\r\n".getBytes(StandardCharsets.US_ASCII))),
            closingInTheMiddle());
    for (FaultyServer server : servers) {
      try (server) {
        assertThat(sender(server.port(), null).send(aMail("x@example.org")))
            .isEqualTo(Outcome.AWAY);
        assertThat(server.connections()).isEqualTo(1);
      }
    }
  }

  @Test
  void shouldLogInOverTls() throws Exception {
    GreenMail secured =
        new GreenMail(ServerSetup.SMTPS.dynamicPort())
            .withConfiguration(
                GreenMailConfiguration.aConfig().withUser("care@example.org", "care", "right"));
    secured.start();
    try {
      assertThat(sender(loggingIn("smtps", secured.getSmtps().getPort(), "right")))
          .isEqualTo(Outcome.ACCEPTED);
      assertThat(secured.getReceivedMessages()).hasSize(1);
      assertThat(sender(loggingIn("smtps", secured.getSmtps().getPort(), "wrong")))
          .isEqualTo(Outcome.AWAY);
    } finally {
      secured.stop();
    }
  }

  @Test
  void shouldNotSayThePasswordToAServerWithoutTls() {
    Collection<String> said = new ConcurrentLinkedQueue<>();
    try (FaultyServer server =
        new FaultyServer(
            (in, out) -> {
              for (String answer : List.of("220 hello", "250-hi\r\n250 AUTH PLAIN LOGIN")) {
                out.write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
                out.flush();
                said.add(FaultyServer.line(in));
              }
            })) {
      JavaMailSenderImpl mail = loggingIn("smtp", server.port(), "secret");
      mail.getJavaMailProperties().setProperty("mail.smtp.starttls.enable", "true");
      mail.getJavaMailProperties().setProperty("mail.smtp.starttls.required", "true");

      assertThat(sender(mail)).isEqualTo(Outcome.AWAY);
    }
    assertThat(said).isNotEmpty().noneMatch(line -> line.startsWith("AUTH"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mail.smtp.starttls.enable", "mail.smtp.auth"})
  void shouldNotStartWithAPasswordThatWouldCrossTheNetReadable(String property) {
    JavaMailSenderImpl mail = loggingIn("smtp", 25, "secret");
    mail.getJavaMailProperties().setProperty(property, "true");

    assertThatThrownBy(() -> LogIn.refuseInTheOpen(mail))
        .extracting("reason")
        .asString()
        .contains("pillowmint.mail.tls-required")
        .doesNotContain("secret");
  }

  @Test
  void shouldStartWithAPasswordOverTlsOrWithout() {
    JavaMailSenderImpl required = loggingIn("smtp", 25, "secret");
    required.getJavaMailProperties().setProperty("mail.smtp.starttls.required", "true");
    JavaMailSenderImpl nobody = new JavaMailSenderImpl();
    nobody.setUsername("");

    assertThatCode(
            () -> {
              LogIn.refuseInTheOpen(required);
              LogIn.refuseInTheOpen(loggingIn("smtps", 465, "secret"));
              LogIn.refuseInTheOpen(nobody);
            })
        .doesNotThrowAnyException();
  }

  private static JavaMailSenderImpl loggingIn(String protocol, int port, String password) {
    JavaMailSenderImpl server = server(port);
    server.setProtocol(protocol);
    server.setUsername("care");
    server.setPassword(password);
    // The test's certificate is nobody's.
    server.getJavaMailProperties().setProperty("mail.smtps.ssl.trust", "*");
    server.getJavaMailProperties().setProperty("mail.smtps.ssl.checkserveridentity", "false");
    return server;
  }

  private static Outcome sender(JavaMailSenderImpl server) {
    return new SmtpSender(server, envelope(null)).send(aMail("ada@example.org"));
  }

  private static FaultyServer recipient(String answer) {
    return FaultyServer.thatSays("220 hello", "250 hello", "250 sender ok", answer, "221 bye");
  }

  private static FaultyServer closingInTheMiddle() {
    return new FaultyServer(
        (in, out) -> {
          for (String answer : List.of("220 hi", "250 hi", "250 ok", "250 ok", "354 go on")) {
            out.write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
            FaultyServer.line(in);
          }
        });
  }

  private static SmtpSender sender(int port, @Nullable URI address) {
    return new SmtpSender(server(port), envelope(address));
  }

  private static JavaMailSenderImpl server(int port) {
    JavaMailSenderImpl server = new JavaMailSenderImpl();
    server.setHost("localhost");
    server.setPort(port);
    for (String key : List.of("connectiontimeout", "timeout", "writetimeout")) {
      server.getJavaMailProperties().setProperty("mail.smtp." + key, "1500");
    }
    return server;
  }

  private static Envelope envelope(@Nullable URI address) {
    UnsubscribeLinks links =
        new UnsubscribeLinks(
            new UnsubscribeSettings(address, "s".repeat(40), null, Duration.ofDays(400)), CLOCK);
    MailSettings settings =
        new MailSettings("Care <care@example.org>", "followup.pillowmint", null);
    return new Envelope(settings, ShippedTemplates.read(), links, CLOCK);
  }

  private static MimeMessage received() {
    return MAIL.getReceivedMessages()[0];
  }

  private static String text(MimeMessage mail) throws MessagingException, java.io.IOException {
    return String.valueOf(((MimeMultipart) mail.getContent()).getBodyPart(0).getContent());
  }
}
