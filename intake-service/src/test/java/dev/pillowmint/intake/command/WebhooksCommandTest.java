package dev.pillowmint.intake.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.intake.api.StrictJson;
import dev.pillowmint.intake.schema.JsonSchemaChecks;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.skyscreamer.jsonassert.JSONAssert;
import org.skyscreamer.jsonassert.JSONCompareMode;
import picocli.CommandLine;

/** What somebody who writes a webhook's file is told before any service reads it. */
class WebhooksCommandTest {
  private static final Clock NOW =
      Clock.fixed(Instant.parse("2026-03-02T10:00:00Z"), ZoneOffset.UTC);
  private static final String SHOP =
      """
      source: shop
      signature: {scheme: github}
      secrets: [env:NOT_SET_ANYWHERE]
      customer: payload.customer
      events:
        - {when: payload.kind == 'praise', type: praise.received, id: payload.id, attributes: {about: payload.text}}
      """;

  @TempDir private Path folder = Path.of("");

  private record Ran(int status, String out, String err) {}

  @Test
  void shouldSayWhatAGoodFileMeansWithoutItsSecrets() throws Exception {
    Ran ran = run("check", file("shop.yaml", SHOP));

    assertThat(ran)
        .isEqualTo(
            new Ran(
                0,
                "shop: events of the source shop, signed as github: praise.received. No faults.\n",
                ""));
  }

  @Test
  void shouldCheckEveryFileOfAFolder() throws Exception {
    file("shop.yaml", SHOP);
    file("desk.yml", SHOP.replace("source: shop", "source: desk"));
    file("notes.txt", "no webhook");

    Ran ran = run("check", folder.toString());

    assertThat(ran.status()).isZero();
    assertThat(ran.out().lines()).hasSize(2).anyMatch(line -> line.startsWith("desk: events of"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          source: shop         | sauce: shop              | shop.yaml: source: is missing
          source: shop         | sauce: shop              | shop.yaml: sauce: is not known here
          {scheme: github}     | {scheme: gitthub}        | gitthub
          {scheme: github}     | {}                       | shop.yaml: signature.scheme: is missing
          env:NOT_SET_ANYWHERE | hunter2hunter2hunter2    | a secret stands elsewhere; write env:NAME or file:/path
          praise.received      | praise.recieved          | praise.received
          payload.id           | payload.id +             | shop.yaml: events[0].id
          about: payload.text  | abuot: payload.text      | about
          env:NOT_SET_ANYWHERE | "env:"                   | shop.yaml: secrets[0]: env: cannot be read
          env:NOT_SET_ANYWHERE | 'env:NOT A NAME'         | shop.yaml: secrets[0]: env:NOT A NAME cannot be read
          events:              | 'events: ['              | is no YAML
          """)
  void shouldSayWhereAFaultIsAndWhatWasExpected(String good, String bad, String told)
      throws Exception {
    Ran ran = run("check", file("shop.yaml", SHOP.replace(good, bad)));

    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.err()).contains(told).doesNotContain("Exception", "\tat ");
  }

  @Test
  void shouldSayWhatAPayloadBecomes() throws Exception {
    Ran ran =
        payload(
            "{\"kind\": \"praise\", \"id\": \"p-1\", \"customer\": \"C-1\", \"text\": \"thanks\"}");

    assertThat(ran.status()).as(ran.err()).isZero();
    JSONAssert.assertEquals(
        """
        {"id": "p-1", "source": "shop", "type": "praise.received", "customerId": "C-1", "attributes": {"about": "thanks"}}
        """,
        ran.out(),
        JSONCompareMode.STRICT);
  }

  @Test
  void shouldSayThatAPayloadIsOfNoKindThatIsMapped() throws Exception {
    assertThat(payload("{\"kind\": \"other\"}")).isEqualTo(new Ran(0, "No event.\n", ""));
  }

  @Test
  void shouldSayWhyAPayloadCannotBeMappedAsADeliveryIsTold() throws Exception {
    Ran ran = payload("{\"kind\": \"praise\", \"id\": \"p-1\", \"customer\": \"C-1\"}");

    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.err()).startsWith("/0/attributes/about: ");
  }

  @Test
  void shouldSayWhatTheCatalogueHasAgainstWhatItBecomes() throws Exception {
    Ran ran =
        payload(
            "{\"kind\": \"praise\", \"id\": \"p-1\", \"customer\": \"C-1\", \"text\": \"%s\"}"
                .formatted("x".repeat(20_000)));

    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.err()).startsWith("/0/attributes/about: ");
  }

  @Test
  void shouldRunTheExampleOfTheGuide() throws Exception {
    String shop = file("shop.yaml", block("yaml", 0));
    String order = file("order.json", block("json", 0));
    String[] words = block("sh", 0).strip().split(" ");
    assertThat(words).startsWith("./pillowmint", "webhooks", "check");

    Ran ran =
        run(
            Arrays.stream(words, 2, words.length)
                .map(word -> word.equals("shop.yaml") ? shop : word)
                .map(word -> word.equals("order.json") ? order : word)
                .toArray(String[]::new));

    assertThat(ran.status()).as(ran.err()).isZero();
    JSONAssert.assertEquals(block("json", 1), "[" + ran.out() + "]", JSONCompareMode.STRICT);
  }

  @Test
  void shouldSayWhatCannotBeRead() throws Exception {
    String shop = file("shop.yaml", SHOP);
    String text = file("text.json", "kind = praise");
    String twice = file("twice.json", "{\"kind\": 1, \"kind\": \"praise\"}");
    String deep = file("deep.json", "[".repeat(17) + "]".repeat(17));
    Files.write(folder.resolve("latin.yaml"), new byte[] {'a', ':', ' ', (byte) 0xE9});
    Files.createDirectory(folder.resolve("empty"));

    for (List<String> call :
        List.of(
            List.of(folder.resolve("gone.yaml").toString()),
            List.of(folder.resolve("empty").toString()),
            List.of(shop, "--payload", folder.resolve("gone.json").toString()),
            List.of(shop, "--payload", text),
            List.of(shop, "--payload", twice),
            List.of(shop, "--payload", deep),
            List.of(folder.resolve("latin.yaml").toString()))) {
      Ran ran = run(Stream.concat(Stream.of("check"), call.stream()).toArray(String[]::new));
      assertThat(ran.status()).as(call.toString()).isEqualTo(2);
      assertThat(ran.err()).contains("cannot be read: ").doesNotContain("Exception", "\tat ");
    }
  }

  @Test
  void shouldRefuseAPayloadForSeveralFiles() throws Exception {
    file("shop.yaml", SHOP);
    file("desk.yaml", SHOP);

    Ran ran = run("check", folder.toString(), "--payload", file("p.json", "{}"));

    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains("--payload needs one FILE");
  }

  private Ran payload(String json) throws IOException {
    return run("check", file("shop.yaml", SHOP), "--payload", file("payload.json", json));
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static String block(String language, int index) throws IOException {
    return Pattern.compile("(?s)```" + language + "\n(.*?)\n```")
        .matcher(Files.readString(Path.of("../docs/webhooks.md")))
        .results()
        .map(found -> found.group(1))
        .toList()
        .get(index);
  }

  private static Ran run(String... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = WebhooksCommand.line(JsonSchemaChecks::new, StrictJson.usual()::read, NOW);
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    return new Ran(line.execute(words), out.toString(), err.toString());
  }
}
