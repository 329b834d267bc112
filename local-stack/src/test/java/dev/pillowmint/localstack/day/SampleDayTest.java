package dev.pillowmint.localstack.day;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.pillowmint.catalogue.Attributes;
import dev.pillowmint.catalogue.EventType;
import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.localstack.day.Expected.ExpectedDecision;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class SampleDayTest {
  private static final EventTypes TYPES = EventTypes.shipped();
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder.schemas(
                  Map.of(EventTypes.BASE_URI + "money.json", EventTypes.moneySchema())));

  private final DayFile day = DayFile.sample();
  private final Expected expected = Expected.ofSampleDay();

  static Stream<DayEvent> events() {
    return DayFile.sample().events().stream();
  }

  @ParameterizedTest
  @MethodSource("events")
  void shouldHaveOnlyEventsThatTheCatalogueAllows(DayEvent event) {
    EventType type = TYPES.find(String.valueOf(event.type())).orElseThrow();
    Map<String, Object> attributes = Objects.requireNonNull(event.attributes());
    assertThat(Attributes.fromJson(type, attributes)).isNotEmpty();
    Schema schema = SCHEMAS.getSchema(type.schema());
    assertThat(schema.validate(new JsonMapper().writeValueAsString(attributes), InputFormat.JSON))
        .as(String.valueOf(event.id()))
        .isEmpty();
  }

  @Test
  void shouldBeABusyDayOfManyCustomers() {
    assertThat(day.events().stream().filter(e -> e.tell() != null).count())
        .isGreaterThanOrEqualTo(25);
    assertThat(day.events().stream().map(DayEvent::customerId).distinct().count())
        .isGreaterThanOrEqualTo(12);
  }

  @Test
  void shouldGoForwardInTime() {
    assertThat(day.events().stream().map(e -> OffsetDateTime.parse(String.valueOf(e.time()))))
        .isSorted();
  }

  @Test
  void shouldSayOfEveryEventOnceWhatIsExpected() {
    List<String> said = new ArrayList<>(expected.remembered());
    expected.decisions().stream()
        .map(ExpectedDecision::event)
        .forEach(e -> said.add(String.valueOf(e)));
    assertThat(said)
        .containsExactlyInAnyOrderElementsOf(
            day.events().stream().map(e -> String.valueOf(e.id())).toList());
  }

  @Test
  void shouldSendEverythingButWhatIsOnlyTold() {
    DayEvent told = day.events().stream().filter(e -> e.tell() != null).findFirst().orElseThrow();
    assertThat(told.onTheWire())
        .containsKeys("id", "source", "type", "customerId", "time", "attributes")
        .doesNotContainKey("tell");
  }
}
