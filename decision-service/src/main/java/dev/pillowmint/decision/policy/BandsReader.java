package dev.pillowmint.decision.policy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads bands: every value must lie in one of them and in no two. */
final class BandsReader {
  private static final String OPEN_END =
      "Leave the outer edge out, add the missing band, or say \"otherwise: nothing\" beside"
          + " \"bands\".";

  private final ExpressionReader expressions;
  private final boolean open;

  /**
   * @param open whether the table says what holds below its first band and beyond its last
   */
  BandsReader(ExpressionReader expressions, boolean open) {
    this.expressions = expressions;
    this.open = open;
  }

  private record Read(Section section, Range range) {}

  /**
   * @param more reads what else a band says
   */
  Optional<Bands> read(Section section, Consumer<Section> more) {
    Optional<Word> by = section.needed("by", "by: event.delay");
    Optional<Scale> scale = by.flatMap(this::scale);
    Optional<Expression> expression =
        by.flatMap(word -> scale.flatMap(s -> expressions.of(word, s)));
    if (!section.has("bands")) {
      section.fault("by", "the table lacks \"bands\"", "Add \"bands\" with at least one.");
    }
    List<Read> bands = new ArrayList<>();
    for (Section band : section.sections("bands")) {
      scale.ifPresent(s -> bands.add(new Read(band, range(band, edges(s)))));
      more.accept(band);
      scale.ifPresent(s -> band.refuseUnread());
    }
    refuseOverlaps(bands);
    refuseGaps(bands);
    if (!open) {
      refuseOpenEnds(bands);
    }
    return expression
        .filter(e -> !bands.isEmpty())
        .map(e -> new Bands(e, bands.stream().map(Read::range).toList()))
        .filter(b -> b.bands().stream().noneMatch(Range::empty));
  }

  private Optional<Scale> scale(Word word) {
    return expressions
        .language()
        .typeOf(word)
        .flatMap(
            type -> {
              Optional<Scale> scale = Scale.ofBands(type);
              if (scale.isEmpty()) {
                word.fault(
                    "bands go by a number, a length of time or money; this is "
                        + Complaints.plain(type.name()),
                    "Name an attribute of such a kind.");
              }
              return scale;
            });
  }

  private Edges edges(Scale scale) {
    return new Edges(scale, expressions.terms().rates().base());
  }

  private static Range range(Section band, Edges edges) {
    refuseBoth(band, "from", "above");
    refuseBoth(band, "to", "below");
    @Nullable BigDecimal from = band.word("from").flatMap(edges::read).orElse(null);
    @Nullable BigDecimal above = band.word("above").flatMap(edges::read).orElse(null);
    @Nullable BigDecimal to = band.word("to").flatMap(edges::read).orElse(null);
    @Nullable BigDecimal below = band.word("below").flatMap(edges::read).orElse(null);
    Range range =
        edges.normal(
            from != null ? from : above, from != null, to != null ? to : below, to != null);
    if (range.empty()) {
      band.fault("from", "no value lies in this band", "Exchange its edges.");
    }
    return range;
  }

  private static void refuseBoth(Section band, String one, String other) {
    if (band.has(one) && band.has(other)) {
      band.fault(
          other,
          "a band has \"%s\" or \"%s\"".formatted(one, other),
          "\"from\" and \"to\" belong to the band, \"above\" and \"below\" do not. Keep one.");
    }
  }

  private static void refuseOverlaps(List<Read> bands) {
    List<Read> sorted = sorted(bands);
    for (int i = 1; i < sorted.size(); i++) {
      if (sorted.get(i - 1).range().gapTo(sorted.get(i).range()) < 0) {
        Section later = sorted.get(i).section();
        later.fault(
            later.has("above") ? "above" : "from",
            "this band overlaps the one before it",
            "End the one with \"below\" where the next begins with \"from\".");
      }
    }
  }

  private static void refuseGaps(List<Read> bands) {
    List<Read> sorted = sorted(bands);
    for (int i = 1; i < sorted.size(); i++) {
      if (sorted.get(i - 1).range().gapTo(sorted.get(i).range()) > 0) {
        gap(
            sorted.get(i).section(),
            "nothing is said between this band and the one before it",
            "Add the missing band; if nothing is to be given there, let it give \"nothing\".");
      }
    }
  }

  private static void refuseOpenEnds(List<Read> bands) {
    List<Read> sorted = sorted(bands);
    if (!sorted.isEmpty() && sorted.getFirst().range().low() != null) {
      gap(sorted.getFirst().section(), "nothing is said below the first band", OPEN_END);
    }
    if (!sorted.isEmpty() && sorted.getLast().range().high() != null) {
      gap(sorted.getLast().section(), "nothing is said beyond the last band", OPEN_END);
    }
  }

  private static void gap(Section band, String problem, String advice) {
    band.fault(band.has("above") ? "above" : "from", problem, advice);
  }

  private static List<Read> sorted(List<Read> bands) {
    return bands.stream().sorted(Comparator.comparing(Read::range)).toList();
  }
}
