package dev.pillowmint.followup.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pillowmint.catalogue.Amount;
import dev.pillowmint.followup.insight.Insights.Told;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DigestTest {
  private static final Days WEEK = Days.weekOf(LocalDate.of(2026, 3, 2));
  private static final Instant AT = Instant.parse("2026-03-03T12:00:00Z");
  private static final Set<String> STAFF = Set.of("Ada Lovelace", "Will", "Ben Nevis");

  @Test
  void shouldTellTheBestStoriesFirst() {
    Digest digest =
        digest(
            told("ada", "Ada Lovelace").feeling("a fluke").build(),
            told("ada", "Ada Lovelace").feeling("by us").ours().build(),
            told("ada", "Ada Lovelace").better("nothing to tell").ours().build(),
            told("ada", "Ada Lovelace").praised().build());
    assertThat(digest.stories())
        .extracting(s -> String.valueOf(s.feeling()))
        .containsExactly("null", "by us", "a fluke");
  }

  @Test
  void shouldNameOnlyWhoAgreed() {
    Digest digest =
        digest(
            told("ada", "Ada Lovelace").feeling("I, Ada, sang; Ben heard it").named().build(),
            told("ben", "Ben Nevis")
                .feeling("I will say: BEN NEVIS was glad, so was Will")
                .build());
    assertThat(digest.stories())
        .extracting(s -> String.valueOf(s.teller()))
        .containsExactlyInAnyOrder("Ada Lovelace", "null");
    assertThat(digest.stories())
        .extracting(Digest.Story::feeling)
        .containsExactlyInAnyOrder(
            "I, Ada, sang; […] heard it", "I will say: […] was glad, so was […]");
  }

  @Test
  void shouldNotTellWhoTheCustomerIs() {
    Digest digest =
        digest(
            told("ada", "Ada Lovelace")
                .feeling("Mrs Exemple (chloe@example.org, +49 30 123-4567, C-77) wept, chloé did")
                .better("Call Chloé Exemple back, order 20260301-7")
                .gift("a card for Chloé")
                .build());
    Digest.Story story = digest.stories().getFirst();
    assertThat(story.feeling()).isEqualTo("Mrs […] ([…], […], […]) wept, […] did");
    assertThat(story.gestures()).containsExactly("a card for […]");
    assertThat(digest.better()).containsExactly("Call […] back, order […]");
  }

  @Property
  void shouldNeverLetANameOfFiveLettersThrough(
      @ForAll @AlphaChars @StringLength(min = 5, max = 12) String name,
      @ForAll @StringLength(max = 20) String before,
      @ForAll @StringLength(max = 20) String after) {
    String text = before + " " + name.toUpperCase(Locale.ROOT) + ", " + name + ". " + after;
    assertThat(Veil.over(Set.of(name)).drawn(text))
        .doesNotContain(" " + name + ".")
        .doesNotContain(" " + name.toUpperCase(Locale.ROOT) + ",");
  }

  @Test
  void shouldLeaveWordsThatOnlyContainAName() {
    assertThat(Veil.over(Set.of("Ann", "Rose")).drawn("Annual roses, Ann"))
        .isEqualTo("Annual roses, […]");
    assertThat(Veil.over(Set.of()).drawn("5 of 10 on 3 March")).isEqualTo("5 of 10 on 3 March");
  }

  @Test
  void shouldSayWhatShouldNotHaveComeToThat() {
    List<Tally> tallies =
        List.of(
            tally(What.ACTED, "delivery.delayed", "granted", 3, null),
            tally(What.MISSED, "delivery.delayed", "customer-cap", 2, "99.00"),
            tally(What.GOODWILL, "delivery.delayed", "GIFT", 3, "45.00"),
            tally(What.OWED, "delivery.delayed", "REFUND", 1, "0.50"),
            tally(What.ACTED, "fee.charged", "granted", 7, null),
            tally(What.GOODWILL, "fee.charged", "REFUND", 7, "35.00"),
            tally(What.ACTED, "vehicle.handed-over", "granted", 50, null),
            tally(What.GOODWILL, "vehicle.handed-over", "GIFT", 50, "500.00"));
    Digest digest = Digest.of(WEEK, tallies, List.of(), STAFF, "delivery.delayed"::equals);
    assertThat(digest.sources())
        .containsExactly(
            new Digest.Source("fee.charged", 7, List.of(Amount.of("35.00", "EUR"))),
            new Digest.Source("delivery.delayed", 5, List.of(Amount.of("45.50", "EUR"))));
  }

  @Test
  void shouldSayAnIdeaOnce() {
    Told one = told("ada", "Ada Lovelace").better("Say it sooner").build();
    Told same = told("ben", "Ben Nevis").better("Say it sooner").build();
    assertThat(digest(one, same).better()).containsExactly("Say it sooner");
  }

  private static Digest digest(Told... told) {
    return Digest.of(WEEK, List.of(), List.of(told), STAFF, type -> true);
  }

  private static Tally tally(
      What what, String type, String name, long number, @Nullable String euros) {
    return new Tally(
        what, "rule", type, name, number, euros == null ? null : Amount.of(euros, "EUR"));
  }

  private static ToldBuilder told(String login, String name) {
    return new ToldBuilder(login, name);
  }

  /** What somebody tells of Chloé Exemple's day. */
  private static final class ToldBuilder {
    private final UUID id;
    private final String name;
    private @Nullable String feeling;
    private @Nullable String better;
    private String gift = "a card";
    private boolean named;
    private boolean ours;
    private boolean praised;

    ToldBuilder(String login, String name) {
      this.id = UUID.nameUUIDFromBytes(login.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      this.name = name;
    }

    ToldBuilder feeling(String words) {
      feeling = words;
      return this;
    }

    ToldBuilder better(String words) {
      better = words;
      return this;
    }

    ToldBuilder gift(String words) {
      gift = words;
      return this;
    }

    ToldBuilder named() {
      named = true;
      return this;
    }

    ToldBuilder ours() {
      ours = true;
      return this;
    }

    ToldBuilder praised() {
      praised = true;
      return this;
    }

    Told build() {
      return new Told(
          id,
          AT,
          name,
          named,
          ours,
          feeling,
          better,
          "CALLBACK",
          "item.left-behind",
          List.of(gift),
          praised,
          Set.of("C-77", "Chloé Exemple"));
    }
  }
}
