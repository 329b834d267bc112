package dev.pillowmint.decision.decide;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the customer may be told of a decision. */
public final class Told {
  private Told() {}

  /** Of what is given now, or of a refusal that a rule prepared; null: nothing is prepared. */
  public static @Nullable String customerText(Decision decision) {
    Notes notes = decision.moment().notes();
    if (decision.given().isEmpty()) {
      return decision instanceof Decision.Declined ? notes.refusal() : null;
    }
    List<String> texts =
        Stream.concat(
                Stream.ofNullable(notes.opening()),
                decision.given().stream()
                    .map(c -> c.offer().customerText())
                    .filter(Objects::nonNull))
            .toList();
    return texts.isEmpty() ? null : texts.stream().collect(Collectors.joining(" "));
  }
}
