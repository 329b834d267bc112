package dev.pillowmint.followup.plan;

import static dev.pillowmint.followup.plan.Fixtures.MONDAY_TEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is known about a customer in the end does not depend on the order in which it arrived. */
class ArrivalPropertiesTest {
  private static final String ADA = "ada";

  @Property(tries = 2000)
  void shouldKnowTheSameWhateverTheOrderOfArrival(
      @ForAll("news") List<News> news, @ForAll Random random) {
    List<News> shuffled = new ArrayList<>(news);
    Collections.shuffle(shuffled, random);

    assertThat(known(shuffled)).isEqualTo(known(news));
  }

  private static Customer known(List<News> news) {
    Customer customer = Customer.unknown(ADA);
    for (News one : news) {
      customer = customer.with(one);
    }
    return customer;
  }

  @Provide
  Arbitrary<List<News>> news() {
    Arbitrary<Instant> times =
        Arbitraries.integers().between(0, 5).map(second -> MONDAY_TEN.plusSeconds(second));
    Arbitrary<EventRef> events =
        Arbitraries.integers().between(0, 99).map(id -> new EventRef("crm", "e" + id));
    return Combinators.combine(Arbitraries.integers().between(0, 8), events, times)
        .as(ArrivalPropertiesTest::one)
        .list()
        .ofMaxSize(12);
  }

  private static News one(int kind, EventRef event, Instant at) {
    boolean odd = event.id().hashCode() % 2 == 0;
    return switch (kind) {
      case 0 -> wish(event, at, odd, null);
      case 1 -> wish(event, at, null, odd);
      case 2 -> new News.ComplaintRaised(event, ADA, at);
      case 3 -> new News.ComplaintResolved(event, ADA, at);
      case 4 -> new News.Left(event, ADA, at);
      case 5 -> new News.Bereaved(event, ADA, at);
      case 6 -> new News.ContactBounced(event, ADA, at, Medium.EMAIL, true, event.id());
      case 7 -> new News.ContactBounced(event, ADA, at, Medium.POST, odd, null);
      default ->
          new News.ProfileChanged(
              event,
              ADA,
              at,
              null,
              event.id() + "@example.org",
              odd ? "Asia/Tokyo" : null,
              "de",
              "DE");
    };
  }

  private static News wish(
      EventRef event,
      Instant at,
      @org.jspecify.annotations.Nullable Boolean allowed,
      @org.jspecify.annotations.Nullable Boolean alone) {
    Set<Wish> wishes = Set.of(new Wish(Medium.EMAIL, Purpose.MARKETING));
    return new News.PreferenceChanged(event, ADA, at, wishes, allowed, "20:00", null, alone);
  }
}
