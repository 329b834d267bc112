package dev.pillowmint.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pillowmint.schemas.Attribute;
import dev.pillowmint.schemas.CustomerEvent;
import dev.pillowmint.schemas.Money;
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
    assertRefused(
        "C-1",
        aPraise().setId("x".repeat(201)),
        "/id: id has 201 characters; at most 200 are allowed");
    assertRefused(
        "C-1",
        aPraise().setSource("a\u0000b"),
        "/source: source must not contain control characters");
    assertRefused("C-1", aPraise().setSubject(" "), "/subject: subject must not be blank");
  }

  @Test
  void shouldRefuseATimeThatHasNotComeButAllowClocksToDiffer() {
    assertRefused(
        "C-1",
        aPraise().setTime(ARRIVED.plus(Duration.ofHours(2))),
        "is more than 60 minutes ahead of its arrival");
    assertThat(events.values("C-1", aPraise().setTime(ARRIVED.plusSeconds(3000)).build(), ARRIVED))
        .isNotEmpty();
  }

  @Test
  void shouldRefuseATypeAndATextThatTheCatalogueDoesNotKnow() {
    assertRefused(
        "C-1",
        aPraise().setType("praise.sung"),
        "/type: \"praise.sung\" is no event type of the catalogue");
    assertRefused(
        "C-1",
        aPraise().setAttributes(Map.of("about", Attributes.toAvro("x".repeat(4001)))),
        "/attributes/about");
  }

  @Test
  void shouldSayEverythingThatIsWrong() {
    assertThatThrownBy(
            () ->
                events.values(
                    "C-2",
                    aPraise()
                        .setId(" ")
                        .setAttributes(Map.of("abuot", Attributes.toAvro("tea")))
                        .build(),
                    ARRIVED))
        .isInstanceOfSatisfying(
            EventRefusedException.class,
            refused ->
                assertThat(refused.objections())
                    .extracting(Objection::pointer)
                    .contains("/id", "/customerId", "/attributes/abuot"));
  }

  @Test
  void shouldHoldAttributesToTheConstraintsOfTheirSchema() {
    CustomerEvent.Builder fee = aPraise().setType("fee.charged");
    assertRefused(
        "C-1",
        fee.setAttributes(
            Map.of(
                "fee",
                Attributes.toAvro("x"),
                "amount",
                Attribute.newBuilder().setMoney(new Money(500L, "EUR")).build(),
                "cause",
                Attributes.toAvro("slipp"))),
        "/attributes/cause: must be one of deliberate-choice, slip, company-error");
    assertRefused(
        "C-1",
        fee.setAttributes(
            Map.of(
                "fee",
                Attributes.toAvro("x"),
                "amount",
                Attribute.newBuilder().setMoney(new Money(500L, "EUX")).build())),
        "/attributes/amount/currency: \"EUX\" is no ISO 4217 currency");
  }

  @Test
  void shouldRefuseAnAttributeOfSeveralValues() {
    assertRefused(
        "C-1",
        aPraise()
            .setAttributes(
                Map.of("about", Attribute.newBuilder().setText("tea").setInteger(5L).build())),
        "/attributes/about: holds several values");
  }

  private void assertRefused(String key, CustomerEvent.Builder event, String why) {
    assertThatThrownBy(() -> events.values(key, event.build(), ARRIVED))
        .isInstanceOf(EventRefusedException.class)
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
