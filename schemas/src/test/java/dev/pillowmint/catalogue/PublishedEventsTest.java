package dev.pillowmint.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pillowmint.schemas.CustomerEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PublishedEventsTest {
  private static final Instant ARRIVED = Instant.parse("2026-03-02T09:30:00Z");

  private final PublishedEvents events = new PublishedEvents(EventTypes.shipped());

  @Test
  void shouldGiveTheValuesOfAnEventThatIsAsItMustBe() {
    assertThat(events.values("C-1", aPraise().build(), ARRIVED)).isEqualTo(Map.of("about", "tea"));
  }

  @Test
  void shouldRefuseAKeyThatIsNotTheCustomer() {
    assertRefused("C-2", aPraise(), "customerId is not the record's key");
  }

  @Test
  void shouldRefuseNamesThatNoStoreCanKeep() {
    assertRefused("C-1", aPraise().setId("x".repeat(201)), "id has more than 200 characters");
    assertRefused("C-1", aPraise().setSource("a\u0000b"), "source has a control character");
    assertRefused("C-1", aPraise().setSubject(" "), "subject is empty");
  }

  @Test
  void shouldRefuseATimeThatHasNotComeButAllowClocksToDiffer() {
    assertRefused(
        "C-1", aPraise().setTime(ARRIVED.plus(Duration.ofHours(2))), "time is more than an hour");
    assertThat(events.values("C-1", aPraise().setTime(ARRIVED.plusSeconds(3000)).build(), ARRIVED))
        .isNotEmpty();
  }

  @Test
  void shouldRefuseATypeAndATextThatTheCatalogueDoesNotKnow() {
    assertRefused("C-1", aPraise().setType("praise.sung"), "\"praise.sung\" is not in the");
    assertRefused(
        "C-1",
        aPraise().setAttributes(Map.of("about", Attributes.toAvro("x".repeat(4001)))),
        "about has more than 4000 characters");
  }

  private void assertRefused(String key, CustomerEvent.Builder event, String why) {
    assertThatThrownBy(() -> events.values(key, event.build(), ARRIVED))
        .isInstanceOf(AttributeException.class)
        .hasMessageContaining(why);
  }

  private static CustomerEvent.Builder aPraise() {
    return CustomerEvent.newBuilder()
        .setId("1")
        .setSource("shop")
        .setType("praise.received")
        .setCustomerId("C-1")
        .setTime(ARRIVED)
        .setAttributes(Map.of("about", Attributes.toAvro("tea")));
  }
}
