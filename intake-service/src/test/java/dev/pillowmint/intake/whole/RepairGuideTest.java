package dev.pillowmint.intake.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.catalogue.Attributes;
import dev.pillowmint.intake.whole.Intake.Answer;
import dev.pillowmint.schemas.CustomerEvent;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.skyscreamer.jsonassert.JSONAssert;
import org.skyscreamer.jsonassert.JSONCompareMode;

/** Every request in the guide to repair is answered as the guide says, one after the other. */
@Tag("stack")
class RepairGuideTest {
  private static final Pattern BLOCK = Pattern.compile("(?s)```http\n(.*?)\n```");

  @Test
  void shouldAnswerAsTheGuideSays() throws Exception {
    String letter = Letters.refused(aFee());
    List<String> messages =
        BLOCK
            .matcher(Files.readString(Path.of("../docs/repair.md")).replace("{id}", letter))
            .results()
            .map(block -> block.group(1))
            .toList();
    assertThat(messages).hasSizeGreaterThan(10);

    for (int i = 0; i < messages.size(); i += 2) {
      String expected = messages.get(i + 1);

      Answer answer = Intake.send(request(messages.get(i)));

      assertThat(answer.status())
          .as("%s%n%s", messages.get(i), answer.text())
          .isEqualTo(Integer.parseInt(expected.split(" ", 3)[1]));
      JSONAssert.assertEquals(body(expected), answer.text(), JSONCompareMode.LENIENT);
    }
  }

  private static HttpRequest.Builder request(String message) {
    List<String> head = message.split("\n\n", 2)[0].lines().toList();
    String[] start = head.getFirst().split(" ", 3);
    HttpRequest.Builder request = Intake.shared().request(start[1]);
    head.stream()
        .skip(1)
        .map(line -> line.split(": ", 2))
        .forEach(header -> request.header(header[0], header[1]));
    return request.method(start[0], BodyPublishers.ofString(body(message)));
  }

  private static String body(String message) {
    String[] parts = message.split("\n\n", 2);
    return parts.length < 2 ? "" : parts[1];
  }

  private static CustomerEvent aFee() {
    return CustomerEvent.newBuilder()
        .setId(UUID.randomUUID().toString())
        .setSource("guide")
        .setType("fee.charged")
        .setCustomerId("C-guide")
        .setTime(Instant.now().truncatedTo(ChronoUnit.MILLIS))
        .setAttributes(
            Map.of(
                "fee",
                Attributes.toAvro("return"),
                "amount",
                Attributes.toAvro((Object) Amount.of("5.00", "EUR")),
                "cause",
                Attributes.toAvro("SLIP")))
        .build();
  }
}
