package dev.pillowmint.intake.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.intake.whole.Intake.Answer;
import dev.pillowmint.localstack.TestStack;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are sent again under an {@code Idempotency-Key}. */
@Tag("stack")
class IdempotencyTest {
  private static final String KEY = "Idempotency-Key";
  private static final String EVENT =
      "{\"source\":\"billing\",\"type\":\"gesture.delivered\",\"customerId\":\"%s\",\"attributes\":{\"gestureId\":\"g\"}}";
  private static Intake intake;

  @BeforeAll
  static void start() {
    intake = Intake.shared();
  }

  @Test
  void shouldAnswerARepeatAlikeAndPublishItOnce() {
    Answer first = intake.post(Intake.PLAIN, EVENT.formatted("C-i1"), KEY, "\"key-1\"");
    Answer again = intake.post(Intake.PLAIN, EVENT.formatted("C-i1"), KEY, "key-1");

    assertThat(first.status()).as(first.text()).isEqualTo(202);
    assertThat(first.json().at("/id").asString()).isEqualTo("key-1");
    assertThat(again.status()).isEqualTo(202);
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(Topic.only("key-1").key()).isEqualTo("C-i1");
  }

  @Test
  void shouldRefuseTheKeyForAnotherBody() {
    intake.post(Intake.PLAIN, EVENT.formatted("C-i2"), KEY, "\"key-2\"");
    Answer other = intake.post(Intake.PLAIN, EVENT.formatted("C-i3"), KEY, "\"key-2\"");

    assertThat(other.status()).isEqualTo(422);
    assertThat(other.json().at("/type").asString()).isEqualTo("urn:pillowmint:problem:key-reused");
    assertThat(
            intake
                .postAs("billing-key", Intake.PLAIN, EVENT.formatted("C"), KEY, "\"key-2\"")
                .status())
        .isEqualTo(202);
  }

  /** Another instance, or one that was started anew, gives the same ids. */
  @Test
  void shouldNameABatchsEventsByTheirPlaceOnEveryInstance() {
    String batch = "[" + EVENT.formatted("C-i4") + "," + EVENT.formatted("C-i5") + "]";
    String stream = EVENT.formatted("C-i4") + "\n\n" + EVENT.formatted("C-i5") + "\n";
    TestStack stack = TestStack.shared();
    try (Intake other = Intake.against(stack.bootstrapServers(), stack.registryUrl())) {
      for (Intake one : List.of(intake, other)) {
        assertThat(one.post(Intake.PLAIN, batch, KEY, "\"key-4\"").json().findValuesAsString("id"))
            .containsExactly("key-4/0", "key-4/1");
        assertThat(one.post("application/x-ndjson", stream, KEY, "\"key-5\"").text())
            .contains("\"key-5/1\"", "\"key-5/3\"");
      }
    }
  }

  @Test
  void shouldLeaveTheSendersOwnIdsAndAskCloudEventsForTheirs() {
    String own = EVENT.formatted("C-i6").replace("{\"source\"", "{\"id\":\"own-6\",\"source\"");
    Answer named = intake.post(Intake.PLAIN, own, KEY, "\"key-6\"");
    Answer cloudEvent =
        intake.post(
            Intake.STRUCTURED,
            "{\"specversion\":\"1.0\",\"source\":\"billing\",\"type\":\"gesture.delivered\",\"customerid\":\"C\",\"data\":{\"gestureId\":\"g\"}}",
            KEY,
            "\"key-7\"");

    assertThat(named.json().at("/id").asString()).isEqualTo("own-6");
    assertThat(cloudEvent.status()).isEqualTo(400);
    assertThat(cloudEvent.json().at("/errors/0/pointer").asString()).isEqualTo("/id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\"\"", "\"open", "two words", "\"a\\\"b\"", "a,b c"})
  void shouldRefuseAKeyThatIsNone(String key) {
    Answer answer = intake.post(Intake.PLAIN, EVENT.formatted("C-i8"), KEY, key);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/errors/0/header").asString()).isEqualTo(KEY);
  }
}
