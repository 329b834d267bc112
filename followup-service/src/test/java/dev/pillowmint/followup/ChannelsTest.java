package dev.pillowmint.followup;

import static dev.pillowmint.followup.GestureBuilder.aGesture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.pillowmint.catalogue.Attributes;
import dev.pillowmint.schemas.FollowUpKind;
import dev.pillowmint.schemas.GestureKind;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpResponse;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** E-mail there and back: sent, bounced, complained about, unsubscribed from. */
@Tag("stack")
class ChannelsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final Pattern LINK = Pattern.compile("/unsubscribe/[A-Za-z0-9_-]+");
  private static final SettableClock CLOCK =
      new SettableClock(Instant.parse("2020-03-02T09:00:00Z"));

  private static final GreenMail MAIL =
      new GreenMail(
          new ServerSetup[] {
            ServerSetup.SMTP.dynamicPort(), ServerSetup.IMAP.dynamicPort(),
          });

  private static Streams streams;
  private static RunningService service;

  private final String customer = "c-" + UUID.randomUUID();
  private final String address = customer + "@example.org";
  private Instant now = CLOCK.instant();

  @BeforeAll
  static void start() {
    MAIL.start();
    MAIL.setUser("bounces@example.org", "bounces", "secret");
    streams = new Streams();
    service =
        RunningService.start(
            CLOCK,
            "spring.mail.port=" + MAIL.getSmtp().getPort(),
            "pillowmint.unsubscribe.address=http://localhost",
            "pillowmint.unsubscribe.secret=" + "s".repeat(40),
            "pillowmint.returned-mail.host=localhost",
            "pillowmint.returned-mail.port=" + MAIL.getImap().getPort(),
            "pillowmint.returned-mail.tls=false",
            "pillowmint.returned-mail.username=bounces",
            "pillowmint.returned-mail.password=secret",
            "pillowmint.returned-mail.poll=200ms");
    await().atMost(PATIENCE).until(service::isReady);
  }

  @AfterAll
  static void stop() {
    service.close();
    streams.close();
    MAIL.stop();
  }

  @BeforeEach
  void planTwoMails() {
    // A Monday, since nobody is asked for feedback on a weekend.
    CLOCK.set(
        CLOCK
            .instant()
            .atOffset(ZoneOffset.UTC)
            .plusDays(28)
            .with(TemporalAdjusters.next(DayOfWeek.MONDAY))
            .withHour(9)
            .toInstant());
    now = CLOCK.instant();
    streams.tell(
        customer,
        "customer.profile-changed",
        now,
        Map.of("email", address, "displayName", "Ada", "language", "de-AT"));
    streams.publish(
        aGesture(GestureKind.REFUND, customer, now)
            .dueAfter(Duration.ofDays(20))
            .followedBy(FollowUpKind.FEEDBACK_REQUEST, Duration.ofDays(1), true)
            .followedBy(FollowUpKind.AFTER_CARE, Duration.ofDays(3), true)
            .build());
    awaitTold("promise-check PLANNED planned");
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                service
                    .bean(JdbcClient.class)
                    .sql("select email is not null from customers where id = ?")
                    .param(customer)
                    .query(Boolean.class)
                    .single());
    CLOCK.advance(Duration.ofDays(1));
    awaitTold("feedback-request SENT sent");
  }

  @Test
  void shouldUnsubscribeWithOneClickAndNotByOpeningTheLink() throws Exception {
    assertThat(received().getSubject()).isEqualTo("Wie war es für Sie?");
    Matcher link = LINK.matcher(received().getHeader("List-Unsubscribe", null));
    assertThat(link.find()).isTrue();
    String path = link.group();

    HttpResponse<String> opened = service.anonymously(path);
    assertThat(opened.statusCode()).isEqualTo(200);
    assertThat(opened.body()).contains("<form method=\"post\">");
    assertThat(opened.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'");
    assertThat(opened.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
    assertThat(streams.told(customer)).noneMatch(t -> t.contains("opted-out"));

    assertThat(service.submitAnonymously(path, "List-Unsubscribe=One-Click"))
        .satisfies(r -> assertThat(r.statusCode()).isEqualTo(200))
        .satisfies(r -> assertThat(r.body()).contains("Done").doesNotContain(customer));
    awaitTold("after-care CANCELLED opted-out");
    assertThat(service.submitAnonymously(path, "").statusCode()).isEqualTo(200);
    assertAnnounced("customer.unsubscribed", "unsubscribed-", Map.of("channel", "email"));

    String forged = path.substring(0, path.length() - 2) + "xx";
    assertThat(service.submitAnonymously(forged, "").statusCode()).isEqualTo(404);
    CLOCK.advance(Duration.ofDays(401));
    assertThat(service.submitAnonymously(path, ""))
        .satisfies(r -> assertThat(r.statusCode()).isEqualTo(410))
        .satisfies(r -> assertThat(r.body()).contains("too old"));
  }

  @Test
  void shouldTakeAComplaintToTheMailProviderForAnOptOut() throws Exception {
    deliver(
        """
        Content-Type: multipart/report; report-type=feedback-report; boundary="b1"

        --b1
        Content-Type: text/plain

        This is an abuse report.

        --b1
        Content-Type: message/feedback-report

        Feedback-Type: abuse
        Version: 1

        --b1
        Content-Type: text/rfc822-headers

        Message-ID: %s

        --b1--
        """);
    awaitTold("after-care CANCELLED opted-out");
    assertAnnounced("customer.unsubscribed", "complained-", Map.of("channel", "email"));
    assertThat(service.management("/actuator/prometheus").body())
        .contains(
            "pillowmint_returned_mails_total{application=\"followup-service\",kind=\"complained\"}");
  }

  @Test
  void shouldLeaveAnAddressToPeopleThatMailComesBackFrom() throws Exception {
    deliver(
        """
        Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

        --b1
        Content-Type: text/plain

        Not delivered.

        --b1
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example.net

        Final-Recipient: rfc822; ADDRESS
        Action: failed
        Status: 5.1.1

        --b1
        Content-Type: text/rfc822-headers

        Message-ID: %s

        --b1--
        """
            .replace("ADDRESS", address));
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                service
                    .management("/actuator/prometheus")
                    .body()
                    .contains("kind=\"bounced\"} 1.0"));
    assertAnnounced(
        "contact.bounced",
        "bounced-",
        Map.of("channel", "email", "permanent", true, "address", address));
    CLOCK.advance(Duration.ofDays(2));
    awaitTold("after-care DUE its-time");
  }

  @Test
  void shouldShowStaffWhatCustomersWouldRead() {
    assertThat(service.anonymously("/v1/templates").statusCode()).isEqualTo(401);
    assertThat(service.get("/v1/templates").body())
        .contains(
            "\"displayName\"",
            "\"after-care\"",
            "\"feedback-request\"",
            "\"thank-you-note\"",
            "\"de\"",
            "shipped");
    assertThat(
            service.post(
                "/v1/templates/after-care/preview",
                """
                {"language": "de-CH", "displayName": "Ada", "customerText": "Die Gebühr ist erlassen."}"""))
        .satisfies(r -> assertThat(r.statusCode()).isEqualTo(200))
        .satisfies(
            r ->
                assertThat(r.body())
                    .contains("\"language\":\"de\"", "Guten Tag Ada,", "Die Gebühr ist erlassen."));
    assertThat(service.post("/v1/templates/callback/preview", "{}"))
        .satisfies(r -> assertThat(r.statusCode()).isEqualTo(404))
        .satisfies(r -> assertThat(r.body()).contains("expected one of after-care"));
    assertThat(
            service.post(
                "/v1/templates/after-care/preview",
                "{\"displayName\": \"%s\"}".formatted("x".repeat(2001))))
        .satisfies(r -> assertThat(r.statusCode()).isEqualTo(400))
        .satisfies(r -> assertThat(r.body()).contains("displayName has 2001 characters"));
  }

  /**
   * The other services hear it; here it is told in the customer's story, and has no second effect.
   */
  private void assertAnnounced(String type, String id, Map<String, Object> attributes) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(service.get("/v1/customers/" + customer + "/story").body())
                    .contains("\"id\":\"" + id)
                    .doesNotContain(address));
    assertThat(Streams.announced(customer))
        .isNotEmpty()
        .allSatisfy(
            event -> {
              assertThat(event.getType()).isEqualTo(type);
              assertThat(event.getId()).startsWith(id);
              attributes.forEach(
                  (name, value) ->
                      assertThat(event.getAttributes().get(name))
                          .isEqualTo(Attributes.toAvro(value)));
            });
    assertThat(effects()).isEqualTo(Streams.announced(customer).size());
  }

  /** What was kept of wishes and of messages that failed. */
  private long effects() {
    return service
        .bean(JdbcClient.class)
        .sql(
            """
            select (select count(*) from preference_changes where customer_id = :c)
              + (select count(*) from failures where customer_id = :c)""")
        .param("c", customer)
        .query(Long.class)
        .single();
  }

  private void deliver(String report) throws Exception {
    String text = report.formatted(received().getMessageID()).replace("\n", "\r\n");
    MAIL.getUserManager()
        .getUser("bounces")
        .deliver(
            new MimeMessage(
                jakarta.mail.Session.getInstance(new java.util.Properties()),
                new java.io.ByteArrayInputStream(
                    text.getBytes(java.nio.charset.StandardCharsets.UTF_8))));
  }

  private MimeMessage received() {
    return Arrays.stream(MAIL.getReceivedMessages())
        .filter(this::isForCustomer)
        .findFirst()
        .orElseThrow();
  }

  private boolean isForCustomer(MimeMessage message) {
    try {
      return String.valueOf(message.getHeader("To", null)).contains(customer);
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private void awaitTold(String expected) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              CLOCK.advance(Duration.ofMillis(100));
              assertThat(streams.told(customer)).contains(expected);
            });
  }
}
