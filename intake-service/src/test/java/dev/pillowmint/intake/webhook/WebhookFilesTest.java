package dev.pillowmint.intake.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookFilesTest {
  private static final String GOOD =
      Shop.HEAD
          + """
          events:
            - type: fee.charged
              id: string(payload.id)
              attributes:
                fee: payload.name
                amount: minor(payload.cents, 'EUR')
          """;

  @Test
  void shouldReadAFile() {
    Webhook webhook = Shop.only(Map.of("our-shop.yaml", GOOD));

    assertThat(webhook.name()).isEqualTo("our-shop");
    assertThat(webhook.source()).isEqualTo("shop");
    assertThat(webhook.secrets()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "source: shop | sourc: shop | shop.yaml: source: is missing",
        "source: shop | sourc: shop | shop.yaml: sourc: is not known here; did you mean source?",
        "{scheme: github} | {scheme: gitub} | shop.yaml: signature.scheme: \"gitub\" is none of standard-webhooks, stripe, shopify, zendesk, github, token; did you mean github?",
        "{scheme: github} | {} | shop.yaml: signature.scheme: is missing",
        "{scheme: github} | {scheme: github, header: X} | shop.yaml: signature.header: only the scheme token",
        "{scheme: github} | {scheme: stripe, tolerance: long} | shop.yaml: signature.tolerance: \"long\" is no span",
        "[env:SHOP_SECRET] | [] | shop.yaml: secrets: one secret is needed",
        "[env:SHOP_SECRET] | [0123456789abcdef] | shop.yaml: secrets[0]: a secret stands elsewhere",
        "[env:SHOP_SECRET] | [env:NOBODY] | shop.yaml: secrets[0]: env:NOBODY cannot be read",
        "[env:SHOP_SECRET] | [env:SHORT] | shop.yaml: secrets[0]: env:SHORT holds no secret of github: at least 16 characters",
        "[env:SHOP_SECRET] | [env:SHOP_SECRET, env:SHOP_SECRET] | shop.yaml: secrets[1]: stands there twice",
        "[env:SHOP_SECRET] | [env:SHOP_SECRET, env:A, env:B] | shop.yaml: secrets: one secret is needed, two while",
        "customer: string | buyer: string | shop.yaml: customer: is missing",
        "type: fee.charged | type: fee.chraged | shop.yaml: events[0].type: \"fee.chraged\" is no event type of the catalogue; did you mean fee.charged?",
        "id: string(payload.id) | id: string(paylod.id) | shop.yaml: events[0].id: is no CEL expression: undeclared reference to 'paylod' (column 8)",
        "id: string(payload.id) | when: payload.x | shop.yaml: events[0].id: is missing",
        "id: string(payload.id) | id: payload.id == 3 | shop.yaml: events[0].id: gives true or false; a text or a whole number was expected",
        "fee: payload.name | fee: 3.5 | shop.yaml: events[0].attributes.fee: gives a number;",
        "fee: payload.name | fee: late | shop.yaml: events[0].attributes.fee: is no CEL expression: undeclared reference to 'late' (column 1); a constant text is written \"'late'\"",
        "fee: payload.name | fee?: payload.name | shop.yaml: events[0].attributes.fee?: is required by fee.charged; leave out the \"?\"",
        "fee: payload.name | fe: payload.name | shop.yaml: events[0].attributes.fe: \"fe\" is no attribute of fee.charged; did you mean fee?",
        "fee: payload.name | fe: payload.name | shop.yaml: events[0].attributes.fee: is missing; fee.charged requires it: What the fee is called",
        "minor(payload.cents, 'EUR') | minor('5', 'EUR') | shop.yaml: events[0].attributes.amount: is no CEL expression: found no matching overload",
        "minor(payload.cents, 'EUR') | \"'5 EUR'\" | shop.yaml: events[0].attributes.amount: gives a text; money such as",
        "events: | evnts: | shop.yaml: events: is missing",
        "source: shop | source: [shop] | shop.yaml: source: one value was expected",
        "source: shop | source: {{ | shop.yaml: is no YAML",
        "source: shop | `source: shop\ntemplate: nothing` | shop.yaml: template: there is no template \"nothing\"",
        "source: shop | `source: shop\nmaxAge: soon` | shop.yaml: maxAge: \"soon\" is no span such as 30s",
        "source: shop | `source: shop\nsource: two` | shop.yaml: is no YAML",
        "source: shop | `source: shop\ncustomerOptional: yes` | shop.yaml: customerOptional:",
      })
  void shouldSayWhatIsWrongAndWhere(String good, String bad, String expected) {
    String text = GOOD.replace(good, bad);
    assertThat(text).isNotEqualTo(GOOD);

    assertThatThrownBy(() -> Shop.load(Map.of("shop.yaml", text)))
        .isInstanceOf(WebhookFilesException.class)
        .message()
        .contains(expected)
        .doesNotContain("0123456789abcdef\n");
  }

  @Test
  void shouldSayTheFaultsOfAllFilesAtOnce() {
    assertThatThrownBy(
            () ->
                Shop.load(
                    Map.of(
                        "a.yaml",
                        GOOD.replace("payload.name", "payload."),
                        "b.yaml",
                        GOOD.replace("fee.charged", "nothing"),
                        "C.yaml",
                        GOOD,
                        "d.yml",
                        GOOD,
                        "d.yaml",
                        GOOD,
                        "e.yaml",
                        "",
                        "f.yaml",
                        "- a list")))
        .message()
        .contains("a.yaml: events[0].attributes.fee: is no CEL expression")
        .contains("b.yaml: events[0].type: \"nothing\" is no event type")
        .contains("C.yaml: the name has to be of a-z")
        .contains("d.yml: there is a file .yaml and one .yml")
        .contains("e.yaml: is empty")
        .contains("f.yaml: holds no \"key: value\" lines");
  }

  @Test
  void shouldTakeFromATemplateWhatAFileDoesNotSay() {
    Webhook webhook =
        Shop.only(
            Map.of(
                "mine.yaml",
                """
                    template: base
                    source: mine
                    secrets: [file:/run/secrets/old]
                    signature: {tolerance: 1m}
                    customer: payload.by
                    """));

    assertThat(webhook.source()).isEqualTo("mine");
    assertThat(webhook.signature().scheme()).isEqualTo(Scheme.GITHUB);
    assertThat(webhook.signature().tolerance()).hasMinutes(1);
    assertThat(
            webhook
                .mapping()
                .of(Map.of("id", "7", "by", "C-1", "text", "t"), Map.of(), 9, Shop.NOW))
        .singleElement()
        .extracting(Draft::event)
        .extracting("customerId", "source", "id")
        .containsExactly("C-1", "mine", "7");
  }

  @Test
  void shouldReadStandardWebhooksSecretsOnly() {
    String standard = GOOD.replace("github", "standard-webhooks");

    assertThat(Shop.load(Map.of("a.yaml", standard))).hasSize(1);
    assertThatThrownBy(() -> Shop.load(Map.of("a.yaml", standard.replace("SHOP_SECRET", "PLAIN"))))
        .message()
        .isEqualTo(
            "a.yaml: secrets[0]: env:PLAIN holds no secret of standard-webhooks: \"whsec_\" and base64 were expected");
  }
}
