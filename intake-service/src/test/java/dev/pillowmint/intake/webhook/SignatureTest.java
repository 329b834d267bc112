package dev.pillowmint.intake.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SignatureTest {
  private static final Instant AT = Instant.ofEpochSecond(1_614_265_330);
  private static final String STANDARD_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String BODY = "{\"test\": 2432232314}";

  /** One way to sign, by hand: what a sender does. */
  record Way(Scheme scheme, String secret, Map<String, String> headers) {
    static Way of(Scheme scheme, String secret, Instant at) {
      Secret key = Objects.requireNonNull(scheme.secret(secret));
      String seconds = Long.toString(at.getEpochSecond());
      return new Way(
          scheme,
          secret,
          switch (scheme) {
            case STANDARD_WEBHOOKS ->
                Map.of(
                    "webhook-id",
                    "msg_1",
                    "webhook-timestamp",
                    seconds,
                    "webhook-signature",
                    "v1," + base64(key, "msg_1." + seconds + "." + BODY));
            case STRIPE ->
                Map.of(
                    "Stripe-Signature",
                    "t=%s,v1=%s".formatted(seconds, hex(key, seconds + "." + BODY)));
            case SHOPIFY -> Map.of("X-Shopify-Hmac-Sha256", base64(key, BODY));
            case ZENDESK ->
                Map.of(
                    "X-Zendesk-Webhook-Signature",
                    base64(key, at + BODY),
                    "X-Zendesk-Webhook-Signature-Timestamp",
                    at.toString());
            case GITHUB -> Map.of("X-Hub-Signature-256", "sha256=" + hex(key, BODY));
            case TOKEN -> Map.of("Authorization", "Bearer " + secret);
          });
    }

    private static String base64(Secret key, String text) {
      return Base64.getEncoder().encodeToString(key.sign(text.getBytes(UTF_8)));
    }

    private static String hex(Secret key, String text) {
      return HexFormat.of().formatHex(key.sign(text.getBytes(UTF_8)));
    }

    Verdict verdict(Instant now, String... secrets) {
      return SignatureTest.verdict(scheme, "", headers, BODY, now, secrets);
    }

    boolean hasTime() {
      return scheme == Scheme.STANDARD_WEBHOOKS
          || scheme == Scheme.STRIPE
          || scheme == Scheme.ZENDESK;
    }

    @Override
    public String toString() {
      return scheme.text();
    }
  }

  static Stream<Way> ways() {
    return Stream.of(Scheme.values()).map(s -> Way.of(s, secret("one", s), AT));
  }

  private static String secret(String name, Scheme scheme) {
    String text = name.repeat(10);
    return scheme == Scheme.STANDARD_WEBHOOKS
        ? "whsec_" + Base64.getEncoder().encodeToString(text.getBytes(UTF_8))
        : text;
  }

  private static Verdict verdict(
      Scheme scheme,
      String header,
      Map<String, String> headers,
      String body,
      Instant now,
      String... secrets) {
    List<Secret> keys =
        Stream.of(secrets).map(s -> Objects.requireNonNull(scheme.secret(s))).toList();
    return new Signature(scheme, header, Signature.USUAL_TOLERANCE)
        .verify(new Delivery(headers, body.getBytes(UTF_8)), keys, now);
  }

  @Test
  void shouldOverlookASignatureThatCannotBeReadBesideOneThatIsRight() {
    Way stripe = Way.of(Scheme.STRIPE, "a secret of sixteen", AT);
    String signed = Objects.requireNonNull(stripe.headers().get("Stripe-Signature"));
    Signature signature = new Signature(Scheme.STRIPE, "", Duration.ofMinutes(5));
    Delivery delivery =
        new Delivery(
            Map.of("Stripe-Signature", signed.replace(",v1=", ",v1=no hex,v1=")),
            BODY.getBytes(UTF_8));

    assertThat(
            signature.verify(
                delivery,
                List.of(Objects.requireNonNull(Scheme.STRIPE.secret("a secret of sixteen"))),
                AT))
        .isEqualTo(Verdict.GOOD);
  }

  @Test
  void shouldKnowTheExampleOfStandardWebhooks() {
    Map<String, String> headers =
        Map.of(
            "Webhook-Id", "msg_p5jXN8AQM9LWM0D4loKWxJek",
            "Webhook-Timestamp", "1614265330",
            "Webhook-Signature",
                "v1a,bm9uZQ== v1,d3Jvbmc= v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");

    assertThat(verdict(Scheme.STANDARD_WEBHOOKS, "", headers, BODY, AT, STANDARD_SECRET))
        .isEqualTo(Verdict.GOOD);
  }

  @Test
  void shouldKnowTheExampleOfGitHub() {
    Map<String, String> headers =
        Map.of(
            "X-Hub-Signature-256",
            "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17");

    assertThat(
            verdict(Scheme.GITHUB, "", headers, "Hello, World!", AT, "It's a Secret to Everybody"))
        .isEqualTo(Verdict.GOOD);
  }

  @ParameterizedTest
  @MethodSource("ways")
  void shouldTakeWhatEitherSecretSigned(Way way) {
    String other = secret("two", way.scheme);

    assertThat(way.verdict(AT, way.secret)).isEqualTo(Verdict.GOOD);
    assertThat(way.verdict(AT, way.secret, other)).isEqualTo(Verdict.GOOD);
    assertThat(way.verdict(AT, other, way.secret)).isEqualTo(Verdict.GOOD);
    assertThat(way.verdict(AT, other)).isEqualTo(Verdict.WRONG);
  }

  @ParameterizedTest
  @MethodSource("ways")
  void shouldRefuseAnAlteredBodyUnlessATokenIsAllTheProof(Way way) {
    Verdict verdict = verdict(way.scheme, "", way.headers, BODY + " ", AT, way.secret);

    assertThat(verdict).isEqualTo(way.scheme == Scheme.TOKEN ? Verdict.GOOD : Verdict.WRONG);
  }

  @ParameterizedTest
  @MethodSource("ways")
  void shouldRefuseWhatIsFarFromNow(Way way) {
    Duration tolerance = Signature.USUAL_TOLERANCE;
    if (way.hasTime()) {
      assertThat(way.verdict(AT.plus(tolerance), way.secret)).isEqualTo(Verdict.GOOD);
      assertThat(way.verdict(AT.plus(tolerance).plusSeconds(1), way.secret))
          .isEqualTo(Verdict.TOO_OLD);
      assertThat(way.verdict(AT.minus(tolerance), way.secret)).isEqualTo(Verdict.GOOD);
      assertThat(way.verdict(AT.minus(tolerance).minusSeconds(1), way.secret))
          .isEqualTo(Verdict.TOO_EARLY);
    } else {
      assertThat(way.verdict(AT.plus(Duration.ofDays(9)), way.secret)).isEqualTo(Verdict.GOOD);
    }
  }

  /** Another time is another signature. */
  @ParameterizedTest
  @MethodSource("ways")
  void shouldRefuseAnAlteredTime(Way way) {
    if (way.hasTime()) {
      Way later = Way.of(way.scheme, way.secret, AT.plusSeconds(1));
      Map<String, String> mixed = new HashMap<>(way.headers);
      switch (way.scheme) {
        case STANDARD_WEBHOOKS -> mixed.put("webhook-timestamp", "1614265331");
        case ZENDESK ->
            mixed.put(
                "X-Zendesk-Webhook-Signature-Timestamp",
                Objects.requireNonNull(later.headers.get("X-Zendesk-Webhook-Signature-Timestamp")));
        default -> mixed.replaceAll((name, value) -> value.replace("t=1614265330", "t=1614265331"));
      }
      assertThat(mixed).isNotEqualTo(way.headers);
      assertThat(verdict(way.scheme, "", mixed, BODY, AT, way.secret)).isEqualTo(Verdict.WRONG);
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void shouldRefuseMissingAndUnreadableHeaders(Way way) {
    for (String name : way.headers.keySet()) {
      Map<String, String> without = new HashMap<>(way.headers);
      without.remove(name);
      assertThat(verdict(way.scheme, "", without, BODY, AT, way.secret)).isEqualTo(Verdict.MISSING);
      for (String nonsense :
          List.of("é", "%%%", "v1,*", "t=1,v1=zz", "t=,v1=", "sha256=x", "sha1=00")) {
        Map<String, String> spoilt = new HashMap<>(way.headers);
        spoilt.put(name, nonsense);
        boolean read = name.equals("webhook-id");
        assertThat(verdict(way.scheme, "", spoilt, BODY, AT, way.secret))
            .as("%s: %s", name, nonsense)
            .isEqualTo(read ? Verdict.WRONG : Verdict.MALFORMED);
      }
    }
  }

  @Test
  void shouldTakeStripesSignaturesOfBothItsSecrets() {
    Way old = Way.of(Scheme.STRIPE, "old-old-old-old-old", AT);
    Way next = Way.of(Scheme.STRIPE, "new-new-new-new-new", AT);
    String both =
        old.headers.get("Stripe-Signature")
            + Objects.requireNonNull(next.headers.get("Stripe-Signature"))
                .replace("t=1614265330", "")
            + ",v0=ignored";

    for (String secret : List.of(old.secret, next.secret)) {
      assertThat(verdict(Scheme.STRIPE, "", Map.of("Stripe-Signature", both), BODY, AT, secret))
          .isEqualTo(Verdict.GOOD);
    }
  }

  @Test
  void shouldFindATokenWhereItIsSaidToBe() {
    String token = "0123456789abcdef";

    assertThat(token("", "X-Webhook-Token", token)).isEqualTo(Verdict.GOOD);
    assertThat(token("", "Authorization", "bearer " + token)).isEqualTo(Verdict.GOOD);
    assertThat(token("X-Shop-Token", "x-shop-token", token)).isEqualTo(Verdict.GOOD);
    assertThat(token("Authorization", "Authorization", "Bearer " + token)).isEqualTo(Verdict.GOOD);
    assertThat(token("X-Shop-Token", "Authorization", "Bearer " + token))
        .isEqualTo(Verdict.MISSING);
    assertThat(token("", "X-Webhook-Token", token + "x")).isEqualTo(Verdict.WRONG);
  }

  private static Verdict token(String header, String sentAs, String value) {
    return verdict(Scheme.TOKEN, header, Map.of(sentAs, value), BODY, AT, "0123456789abcdef");
  }

  @Test
  void shouldNeverSayASecret() {
    Secret secret = Secret.of("It's a Secret to Everybody");

    assertThat(
            new Webhook(
                    "a",
                    "a",
                    new Signature(Scheme.GITHUB, "", Signature.USUAL_TOLERANCE),
                    List.of(secret),
                    new Mapping("a", List.of()))
                .toString())
        .doesNotContain("Everybody");
  }
}
