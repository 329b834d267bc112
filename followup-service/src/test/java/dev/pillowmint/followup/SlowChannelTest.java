package dev.pillowmint.followup;

import static dev.pillowmint.followup.GestureBuilder.aGesture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import dev.pillowmint.followup.send.FaultyServer;
import dev.pillowmint.schemas.FollowUp;
import dev.pillowmint.schemas.FollowUpKind;
import dev.pillowmint.schemas.GestureKind;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A channel that hangs or is away, beside one that is well. */
@Tag("stack")
class SlowChannelTest {
  private static final Instant MONDAY_TEN = Instant.parse("2026-03-02T09:00:00Z");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int CUSTOMERS = 40;

  private final SettableClock clock = new SettableClock(MONDAY_TEN);
  private final Set<String> letters = ConcurrentHashMap.newKeySet();
  private final HttpServer letterShop = letterShop();
  private final String run = UUID.randomUUID().toString();
  private final List<String> customers =
      IntStream.range(0, CUSTOMERS).mapToObj(i -> "c-%d-%s".formatted(i, run)).toList();

  @AfterEach
  void stop() {
    letterShop.stop(0);
  }

  @Test
  void shouldSendLettersAtFullSpeedWhileTheMailServerHangs() {
    try (FaultyServer hanging = FaultyServer.thatSays();
        Streams streams = new Streams();
        RunningService service = start(hanging.port(), "pillowmint.scheduler.threads=2")) {
      plan(streams, service);
      clock.advance(Duration.ofDays(2));
      await().atMost(PATIENCE).until(() -> hanging.connections() >= 1);
      await()
          .atMost(Duration.ofSeconds(10))
          .until(
              () -> {
                clock.advance(Duration.ofMillis(100));
                return letters.size() == CUSTOMERS;
              });
      assertThat(hanging.connections()).as("each hangs for 15 s").isLessThanOrEqualTo(8);
      assertThat(hanging.stillOpen()).isPositive();
      assertThat(service.management("/actuator/prometheus").body())
          .contains(
              "pillowmint_channel_breaker{application=\"followup-service\",channel=\"email\"}",
              "pillowmint_channel_waiting{application=\"followup-service\",channel=\"email\"}",
              "pillowmint_channel_sends_total{application=\"followup-service\",channel=\"webhook:letters\",outcome=\"accepted\"}",
              "pillowmint_channel_send_seconds_count{");
    }
  }

  @Test
  void shouldSendEveryMailOnceAfterTheServerWasDownForAnHour() {
    GreenMail mail = new GreenMail(ServerSetup.SMTP.dynamicPort());
    mail.start();
    int port = mail.getSmtp().getPort();
    mail.stop();
    try (Streams streams = new Streams();
        RunningService service = start(port)) {
      plan(streams, service);
      clock.advance(Duration.ofDays(2));
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                clock.advance(Duration.ofSeconds(1));
                return told(streams, SlowChannelTest::isHeld).containsAll(customers);
              });
      assertThat(told(streams, "mail HELD channel-away"::equals)).isNotEmpty();
      for (int minute = 0; minute < 60; minute++) {
        clock.advance(Duration.ofMinutes(1));
        assertThat(service.get("/v1/worklist").statusCode()).isEqualTo(200);
      }
      assertThat(told(streams, "mail DUE mail-failed"::equals)).isEmpty();
      GreenMail back = new GreenMail(new ServerSetup(port, null, ServerSetup.PROTOCOL_SMTP));
      back.start();
      try {
        await()
            .atMost(PATIENCE)
            .until(
                () -> {
                  clock.advance(Duration.ofSeconds(20));
                  return told(streams, "mail SENT sent"::equals).containsAll(customers);
                });
        assertThat(recipients(back))
            .containsExactlyInAnyOrderElementsOf(
                customers.stream().map(c -> c + "@example.org").toList());
      } finally {
        back.stop();
      }
    }
  }

  /** The customers of whom such a thing was told. */
  private static Set<String> told(Streams streams, Predicate<String> what) {
    return streams.followUps().stream()
        .filter(f -> what.test("%s %s %s".formatted(f.getStep(), f.getState(), f.getReason())))
        .map(FollowUp::getCustomerId)
        .collect(Collectors.toSet());
  }

  /** Of this test: the topics hold what others wrote too. */
  private List<String> recipients(GreenMail mail) {
    return Arrays.stream(mail.getReceivedMessages())
        .map(SlowChannelTest::recipient)
        .filter(address -> address.contains(run))
        .toList();
  }

  private static String recipient(MimeMessage message) {
    try {
      return message.getHeader("To", null);
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isHeld(String told) {
    return told.equals("mail HELD mail-server-away") || told.equals("mail HELD channel-away");
  }

  private void plan(Streams streams, RunningService service) {
    await().atMost(PATIENCE).until(service::isReady);
    for (String customer : customers) {
      String address = customer + "@example.org";
      streams.tell(customer, "customer.profile-changed", MONDAY_TEN, Map.of("email", address));
      streams.publish(
          aGesture(GestureKind.REFUND, customer, MONDAY_TEN)
              .dueAfter(Duration.ofDays(9))
              .step("mail", FollowUpKind.AFTER_CARE, Duration.ofDays(2), "email")
              .step("letter", FollowUpKind.AFTER_CARE, Duration.ofDays(2), "webhook:letters")
              .build());
    }
    await()
        .atMost(PATIENCE)
        .until(() -> told(streams, "promise-check PLANNED planned"::equals).containsAll(customers));
    await().atMost(PATIENCE).until(() -> service.knowsEmails(CUSTOMERS));
  }

  private RunningService start(int smtp, String... more) {
    List<String> settings =
        new java.util.ArrayList<>(
            List.of(
                "spring.mail.port=" + smtp,
                "spring.mail.properties.mail.smtp.timeout=30000",
                "spring.kafka.consumer.group-id=followup-" + run,
                "pillowmint.channels.webhooks.letters.url=http://localhost:"
                    + letterShop.getAddress().getPort(),
                "pillowmint.channels.webhooks.letters.allow-http=true",
                "pillowmint.channels.webhooks.letters.medium=post",
                "pillowmint.channels.webhooks.letters.secret=whsec_" + "b".repeat(43) + "="));
    settings.addAll(List.of(more));
    return RunningService.start(clock, settings.toArray(String[]::new));
  }

  private HttpServer letterShop() {
    try {
      HttpServer shop =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      shop.createContext(
          "/",
          exchange -> {
            exchange.getRequestBody().readAllBytes();
            letters.add(exchange.getRequestHeaders().getFirst("webhook-id"));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
          });
      shop.start();
      return shop;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
