package dev.pillowmint.followup.send.returned;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.pillowmint.followup.SettableClock;
import dev.pillowmint.followup.plan.Care;
import dev.pillowmint.followup.plan.Customer;
import dev.pillowmint.followup.plan.EventRef;
import dev.pillowmint.followup.plan.FilesInMemory;
import dev.pillowmint.followup.plan.Firsthand;
import dev.pillowmint.followup.plan.Fixtures;
import dev.pillowmint.followup.plan.Kind;
import dev.pillowmint.followup.plan.Medium;
import dev.pillowmint.followup.plan.News;
import dev.pillowmint.followup.plan.Purpose;
import dev.pillowmint.followup.plan.Wish;
import dev.pillowmint.followup.send.mail.MailSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.mail.Flags.Flag;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnedMailTest {
  private static final String ADA = "ada";
  private static final Wish MARKETING = new Wish(Medium.EMAIL, Purpose.MARKETING);

  private final GreenMail mail = new GreenMail(ServerSetup.IMAP.dynamicPort());
  private final SettableClock clock = new SettableClock(Fixtures.MONDAY_TEN);
  private final FilesInMemory files = new FilesInMemory();
  private final Care care = new Care(files, Fixtures.RULES, clock);
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final ReturnedMail returned =
      new ReturnedMail(
          new Reports(new MailSettings("care@example.org", "followup.pillowmint", null)),
          new Firsthand(files, care, clock),
          metrics);
  private UUID followUp = new UUID(0, 0);

  @BeforeEach
  void planAMail() {
    mail.start();
    mail.setUser("bounces@example.org", "bounces", "secret");
    care.hear(
        new News.ProfileChanged(
            new EventRef("crm", "e"),
            ADA,
            Fixtures.MONDAY_TEN,
            "Ada",
            "ada@example.org",
            null,
            null,
            null));
    care.take(Fixtures.aRefund("g", ADA, Fixtures.aStep(Kind.AFTER_CARE, Duration.ofDays(1))));
    followUp = files.all().getFirst().id();
  }

  @AfterEach
  void stop() {
    mail.stop();
  }

  @Test
  void shouldWithdrawAnAddressThatDoesNotExist() throws MessagingException {
    deliver(bounce("failed", "5.1.1"));
    assertThat(mailbox(10).read()).isEqualTo(1);
    assertThat(customer().situation().bounces()).containsOnlyKeys(Medium.EMAIL);
    assertThat(count("bounced")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "failed, 4.4.1, bounced-for-now",
    "failed, 5.2.2, bounced-for-now",
    "failed, 5.7.1, bounced-for-now",
    "delayed, 4.4.1, delayed",
    "relayed, 2.0.0, unknown"
  })
  void shouldKeepAnAddressThatMayWorkLater(String action, String status, String kind)
      throws MessagingException {
    deliver(bounce(action, status));
    mailbox(10).read();
    assertThat(customer().situation().bounces()).isEmpty();
    assertThat(count(kind)).isEqualTo(1);
  }

  @Test
  void shouldTakeAComplaintForAnOptOutOfMarketing() throws MessagingException {
    deliver(complaint("abuse"));
    mailbox(10).read();
    assertThat(customer().preferences().contact().get(MARKETING))
        .satisfies(told -> assertThat(told.value()).isFalse());
    assertThat(customer().situation().bounces()).isEmpty();
    assertThat(count("complained")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"not-spam", "fraud", "other"})
  void shouldLeaveOtherFeedbackToPeople(String type) throws MessagingException {
    deliver(complaint(type));
    mailbox(10).read();
    assertThat(customer().preferences().contact()).isEmpty();
    assertThat(count("unknown")).isEqualTo(1);
  }

  @Test
  void shouldHaveNoSecondEffectWhenReadAgain() throws MessagingException {
    deliver(complaint("abuse"));
    mailbox(10).read();
    care.hear(
        new News.PreferenceChanged(
            new EventRef("crm", "again"),
            ADA,
            clock.instant().plusSeconds(1),
            java.util.Set.of(MARKETING),
            true,
            null,
            null,
            null));
    clock.advance(Duration.ofDays(1));
    deliver(complaint("abuse"));
    mailbox(10).read();
    assertThat(customer().preferences().contact().get(MARKETING))
        .satisfies(told -> assertThat(told.value()).isTrue());
  }

  @Test
  void shouldLeaveWhatItDoesNotKnowUnreadAndNotLookAtItTwice() throws MessagingException {
    deliver("Subject: A question\r\n\r\nDo you deliver on Saturdays?\r\n");
    deliver(bounce("failed", "5.1.1").replace(followUp.toString(), UUID.randomUUID().toString()));
    deliver(bounce("failed", "5.1.1").replace("followup.pillowmint", "elsewhere.example"));
    deliver(
        "Content-Type: multipart/report; boundary=x; report-type=delivery-status\r\n\r\nbroken");
    deliver(bounce("failed", "5.1.1"));
    Mailbox mailbox = mailbox(10);
    assertThat(mailbox.read()).isEqualTo(5);
    assertThat(mailbox.read()).isZero();
    assertThat(count("unknown")).isEqualTo(4);
    assertThat(count("bounced")).isEqualTo(1);
    assertThat(mail.getReceivedMessages())
        .extracting(m -> m.isSet(Flag.SEEN))
        .containsExactly(false, false, false, false, true);
  }

  @Test
  void shouldReadABatchAtATime() throws MessagingException {
    for (int i = 0; i < 5; i++) {
      deliver("Subject: Question %d\r\n\r\nWell?\r\n".formatted(i));
    }
    Mailbox mailbox = mailbox(2);
    assertThat(mailbox.read()).isEqualTo(2);
    assertThat(mailbox.read()).isEqualTo(2);
    assertThat(mailbox.read()).isEqualTo(1);
    assertThat(mailbox.read()).isZero();
  }

  private Customer customer() {
    return files.inFile(ADA, file -> file.customer());
  }

  private double count(String kind) {
    return metrics.get("pillowmint.returned.mails").tag("kind", kind).counter().count();
  }

  private void deliver(String text) throws MessagingException {
    mail.getUserManager().getUser("bounces").deliver(message(text));
  }

  private static MimeMessage message(String text) throws MessagingException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
  }

  private Mailbox mailbox(int batch) {
    return new Mailbox(
        new ReturnedMailSettings(
            "localhost",
            mail.getImap().getPort(),
            false,
            "bounces",
            "secret",
            "INBOX",
            Duration.ofMinutes(5),
            batch),
        returned);
  }

  /** As a mail server writes it (RFC 3464). */
  private String bounce(String action, String status) {
    return """
        From: Mail Delivery System <MAILER-DAEMON@mx.example.net>
        To: bounces@example.org
        Subject: Undelivered Mail Returned to Sender
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

        --b1
        Content-Type: text/plain; charset=us-ascii

        I'm sorry to have to inform you that your message could not be delivered.

        --b1
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example.net
        Arrival-Date: Mon, 2 Mar 2026 10:00:00 +0100

        Final-Recipient: rfc822; ada@example.org
        Action: %s
        Status: %s
        Diagnostic-Code: smtp; 550 no such user

        --b1
        Content-Type: text/rfc822-headers

        From: Care <care@example.org>
        To: ada@example.org
        Subject: Is everything all right?
        Message-ID: <%s@followup.pillowmint>

        --b1--
        """
        .formatted(action, status, followUp)
        .replace("\n", "\r\n");
  }

  /** As a mail provider writes it (RFC 5965). */
  private String complaint(String type) {
    return """
        From: <abusedesk@mail.example.net>
        To: bounces@example.org
        Subject: FW: Is everything all right?
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=feedback-report; boundary="b1"

        --b1
        Content-Type: text/plain; charset="US-ASCII"

        This is an email abuse report.

        --b1
        Content-Type: message/feedback-report

        Feedback-Type: %s
        User-Agent: SomeGenerator/1.0
        Version: 1

        --b1
        Content-Type: message/rfc822
        Content-Disposition: inline

        From: Care <care@example.org>
        To: ada@example.org
        Subject: Is everything all right?
        Message-ID: <%s@followup.pillowmint>

        Is everything all right now?

        --b1--
        """
        .formatted(type, followUp)
        .replace("\n", "\r\n");
  }
}
