package dev.pillowmint.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.pillowmint.followup.Quarter.Told;
import dev.pillowmint.followup.plan.Reflection.Doing;
import dev.pillowmint.localstack.TestStack;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The week's digest on its way to those who lead. */
@Tag("stack")
class DigestMailTest {
  private static final Instant SUNDAY = Instant.parse("2026-03-08T20:00:00Z");
  private static final Duration TO_MONDAY = Duration.ofHours(11);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final GreenMail mail = new GreenMail(ServerSetup.SMTP.dynamicPort());
  private final SettableClock clock = new SettableClock(SUNDAY);
  private final String database = TestStack.shared().freshDatabase();

  @BeforeEach
  void start() {
    mail.start();
  }

  @AfterEach
  void stop() {
    mail.stop();
  }

  @Test
  void shouldReachEachReaderOnceInTheirLanguageWhateverTwoInstancesDo() throws Exception {
    try (RunningService one = started();
        RunningService two = started()) {
      await().atMost(PATIENCE).until(() -> one.isReady() && two.isReady());
      live(one);
      clock.advance(TO_MONDAY.minusSeconds(1));
      assertThat(mail.getReceivedMessages()).isEmpty();
      clock.advance(Duration.ofSeconds(1));
      await().atMost(PATIENCE).until(() -> sent(one) == 2);
      assertThat(mail.getReceivedMessages()).hasSize(2);

      MimeMessage english = to("mia@example.org");
      assertThat(english.getSubject()).isEqualTo("The days we made: 2026-W10");
      assertThat(english.getHeader("Auto-Submitted")).containsExactly("auto-generated");
      assertThat(english.getMessageID()).endsWith("@followup.pillowmint>");
      assertThat(GreenMailUtil.getWholeMessage(english)).contains("multipart/alternative");
      assertThat(text(english))
          .contains(
              "Item left behind: Call; given: the charger, by post",
              "\"A & B: she sang\"",
              "Item left behind: 1, made good with 6.90 EUR",
              "Ask at check-out.",
              "https://care.example.org/manager/digest?week=2026-W10")
          .containsPattern("\\d+ moments were seen, \\d+ acted on, \\d+ missed")
          .doesNotContain("Chlo", "Ada", "{{");
      assertThat(text(to("max@example.org")))
          .contains("Gelegenheiten gesehen", "Anruf", "6,90 EUR", "2. März 2026");

      clock.advance(Duration.ofDays(7));
      await().atMost(PATIENCE).until(() -> sent(one) == 4);
      assertThat(mail.getReceivedMessages()).hasSize(4);
      assertThat(Arrays.stream(mail.getReceivedMessages()).map(DigestMailTest::messageId))
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void shouldTryAgainUntilTheMailServerIsBack() {
    int port = mail.getSmtp().getPort();
    try (RunningService service = started()) {
      await().atMost(PATIENCE).until(service::isReady);
      live(service);
      mail.stop();
      clock.advance(TO_MONDAY);
      await()
          .atMost(PATIENCE)
          .until(
              () ->
                  service
                          .bean(JdbcClient.class)
                          .sql(
                              "select coalesce(consecutive_failures, 0) from scheduled_tasks where task_name = 'weekly-digest'")
                          .query(Integer.class)
                          .single()
                      == 1);
      assertThat(sent(service)).isZero();
      GreenMail back = new GreenMail(new ServerSetup(port, null, "smtp"));
      back.start();
      try {
        clock.advance(Duration.ofMinutes(11));
        await().atMost(PATIENCE).until(() -> sent(service) == 2);
        assertThat(back.getReceivedMessages()).hasSize(2);
      } finally {
        back.stop();
      }
    }
  }

  @Test
  void shouldBeOffWithoutAMailServerAndWhereItIsNotWanted() {
    for (String off : List.of("spring.mail.host=mail.invalid", "pillowmint.digest.mail=false")) {
      try (RunningService service =
          RunningService.startOn(TestStack.shared().freshDatabase(), clock, off)) {
        await().atMost(PATIENCE).until(service::isReady);
        assertThat(
                service
                    .bean(JdbcClient.class)
                    .sql("select count(*) from scheduled_tasks where task_name = 'weekly-digest'")
                    .query(Long.class)
                    .single())
            .isZero();
      }
    }
  }

  private RunningService started() {
    return RunningService.startOn(
        database,
        clock,
        "spring.mail.port=" + mail.getSmtp().getPort(),
        "pillowmint.mail.pages=https://care.example.org/",
        "pillowmint.access.users.manager.email=mia@example.org",
        "spring.kafka.consumer.group-id=followup-" + UUID.randomUUID());
  }

  /** Mia logs in; the others did, or are not to be reached any more. */
  private void live(RunningService service) {
    new Visitor(service).logIn("manager", "manager");
    new Visitor(service).logIn("agent", "agent");
    service
        .bean(JdbcClient.class)
        .sql(
            """
            insert into staff (login, name, email, logged_in_at, leads, speaks) values
              ('max', 'Max', 'max@example.org', :now, true, 'de'),
              ('gone', 'Gone', 'gone@example.org', :now - interval '91 days', true, null),
              ('none', 'None', null, :now, true, null),
              ('kim', 'Kim', 'kim@example.org', :now, false, null)""")
        .param("now", SUNDAY.atOffset(java.time.ZoneOffset.UTC))
        .update();
    new Quarter(service, SUNDAY)
        .story(
            "S-1",
            "Chloé Exemple",
            new Told(
                "agent",
                Duration.ofHours(30),
                "item.left-behind",
                "CALLBACK",
                "the charger, by post",
                "A & B: she sang",
                Doing.OURS,
                "Ask at check-out.",
                false));
  }

  private static long sent(RunningService service) {
    return service
        .bean(JdbcClient.class)
        .sql("select count(*) from digests_sent")
        .query(Long.class)
        .single();
  }

  private MimeMessage to(String address) {
    return Arrays.stream(mail.getReceivedMessages())
        .filter(m -> GreenMailUtil.getAddressList(recipients(m)).contains(address))
        .findFirst()
        .orElseThrow();
  }

  private static jakarta.mail.Address[] recipients(MimeMessage message) {
    try {
      return message.getAllRecipients();
    } catch (jakarta.mail.MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String messageId(MimeMessage message) {
    try {
      return message.getMessageID();
    } catch (jakarta.mail.MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(MimeMessage message) throws Exception {
    return (String)
        ((jakarta.mail.internet.MimeMultipart) message.getContent()).getBodyPart(0).getContent();
  }
}
