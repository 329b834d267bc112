package dev.pillowmint.decision.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AliasesTest {
  private final Map<String, String> links = new HashMap<>();
  private final Aliases aliases = new Aliases(id -> Optional.ofNullable(links.get(id)));

  record Link(String alias, String customer) {}

  @Provide
  Arbitrary<Link> link() {
    Arbitrary<String> names = Arbitraries.of("A", "B", "C", "D", "E", "F");
    return Combinators.combine(names, names).as(Link::new);
  }

  @Property
  void shouldLeaveEveryIdentifierWithOneCustomerWhateverIsLinked(
      @ForAll @Size(max = 30) List<@From("link") Link> wanted) {
    links.clear();
    for (Link link : wanted) {
      Map<String, String> before = new HashMap<>(links);
      Aliases.Ruling ruling = link(link);

      assertThat(before.entrySet()).isSubsetOf(links.entrySet());
      assertThat(links.size() - before.size())
          .isEqualTo(ruling instanceof Aliases.Ruling.Linked ? 1 : 0);
      if (!(ruling instanceof Aliases.Ruling.Refused)) {
        assertThat(aliases.customer(link.alias())).isEqualTo(aliases.customer(link.customer()));
      }
    }
    for (String identifier : links.keySet()) {
      assertEnds(identifier);
    }
  }

  @Test
  void shouldSayWhatToDoInstead() {
    link(new Link("A", "B"));

    assertThat(link(new Link("A", "D")))
        .isEqualTo(new Aliases.Ruling.Refused("A already belongs to B; merge B instead."));
    assertThat(link(new Link("B", "A")))
        .isEqualTo(
            new Aliases.Ruling.Refused("A already belongs to B; B cannot belong to A as well."));
    assertThat(link(new Link("B", "B")))
        .isEqualTo(new Aliases.Ruling.Refused("B cannot belong to itself; name another."));
    assertThat(link(new Link("A", "B"))).isEqualTo(new Aliases.Ruling.Known());
  }

  @Test
  void shouldRefuseACustomerThatNoEventCouldBeAbout() {
    for (String name : List.of("", " ", "a\u0000b", "x".repeat(201))) {
      assertThat(aliases.link("A", name))
          .isEqualTo(
              new Aliases.Ruling.Refused(
                  "The customer it names is empty, longer than 200 characters or has a control"
                      + " character."));
    }
  }

  private Aliases.Ruling link(Link link) {
    Aliases.Ruling ruling = aliases.link(link.alias(), link.customer());
    if (ruling instanceof Aliases.Ruling.Linked linked) {
      links.put(link.alias(), linked.customer());
    }
    return ruling;
  }

  private void assertEnds(String identifier) {
    Set<String> passed = new HashSet<>();
    for (String at = identifier; at != null; at = links.get(at)) {
      assertThat(passed.add(at)).as("a circle at %s", at).isTrue();
    }
  }
}
