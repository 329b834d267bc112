package dev.pillowmint.intake.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.intake.whole.Intake.Answer;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.skyscreamer.jsonassert.JSONAssert;
import org.skyscreamer.jsonassert.JSONCompareMode;

/** Every request in the publishers' guide is answered as the guide says. */
@Tag("stack")
class PublishersGuideTest {
  private static final Pattern BLOCK = Pattern.compile("(?s)```http\n(.*?)\n```");

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  void shouldAnswerAsTheGuideSays(Example example) throws Exception {
    Message expected = example.answer();

    Answer answer = Intake.send(request(example.request()));

    assertThat(answer.status())
        .as(answer.text())
        .isEqualTo(Integer.parseInt(expected.start().split(" ", 3)[1]));
    assertThat(answer.header("Content-Type")).isEqualTo(expected.headers().getFirst()[1]);
    JSONAssert.assertEquals(
        json(expected, expected.body()), json(expected, answer.text()), JSONCompareMode.LENIENT);
  }

  /** The lines of a stream as an array. */
  private static String json(Message message, String body) {
    boolean stream = message.headers().getFirst()[1].endsWith("ndjson");
    return stream ? "[" + String.join(",", body.lines().toList()) + "]" : body;
  }

  static Stream<Example> examples() throws IOException {
    List<Message> messages =
        BLOCK
            .matcher(Files.readString(Path.of("../docs/publishers.md")))
            .results()
            .map(MessageParsing::of)
            .toList();
    assertThat(messages).hasSizeGreaterThan(10);
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < messages.size(); i += 2) {
      examples.add(new Example(messages.get(i), messages.get(i + 1)));
    }
    return examples.stream();
  }

  private static HttpRequest.Builder request(Message message) {
    String[] start = message.start().split(" ", 3);
    HttpRequest.Builder request = Intake.shared().request(start[1]);
    message.headers().forEach(header -> request.header(header[0], header[1]));
    return request.method(start[0], BodyPublishers.ofString(message.body()));
  }

  record Example(Message request, Message answer) {
    @Override
    public String toString() {
      return request.body().lines().limit(2).toList() + " → " + answer.start();
    }
  }

  record Message(String start, List<String[]> headers, String body) {}

  private static final class MessageParsing {
    static Message of(MatchResult block) {
      String[] parts = block.group(1).split("\n\n", 2);
      List<String> head = parts[0].lines().toList();
      return new Message(
          head.getFirst(),
          head.stream().skip(1).map(line -> line.split(": ", 2)).toList(),
          parts.length == 1 ? "" : parts[1]);
    }
  }
}
