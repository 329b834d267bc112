package dev.pillowmint.decision.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads tables of one or two dimensions. */
final class TableReader {
  private final ExpressionReader expressions;
  private boolean percents;

  TableReader(ExpressionReader expressions) {
    this.expressions = expressions;
  }

  /** Whether the table read says percent anywhere. */
  boolean percents() {
    return percents;
  }

  Optional<Table> read(Section section) {
    @Nullable Give otherwise = section.word("otherwise").flatMap(this::give).orElse(null);
    boolean open = section.has("otherwise");
    Optional<Table> table =
        section.has("rows") || section.has("columns")
            ? twoDimensional(section, otherwise, open)
            : oneDimensional(section, otherwise, open);
    section.refuseUnread();
    return table;
  }

  private Optional<Table> oneDimensional(Section section, @Nullable Give otherwise, boolean open) {
    BandsReader reader = new BandsReader(expressions, open);
    List<List<Give>> gives = new ArrayList<>();
    Optional<Bands> bands =
        reader.read(
            section,
            band ->
                band.needed("give", "give: 25%")
                    .flatMap(this::give)
                    .ifPresent(give -> gives.add(List.of(give))));
    return bands
        .filter(b -> b.bands().size() == gives.size())
        .map(b -> new Table(b, null, gives, otherwise));
  }

  private Optional<Table> twoDimensional(Section section, @Nullable Give otherwise, boolean open) {
    Optional<Bands> rows = dimension(section, "rows", open);
    Optional<Bands> columns = dimension(section, "columns", open);
    List<List<Give>> gives = new ArrayList<>();
    for (List<Word> row : section.table("give")) {
      gives.add(row.stream().flatMap(word -> give(word).stream()).toList());
    }
    if (rows.isEmpty() || columns.isEmpty()) {
      return Optional.empty();
    }
    int height = rows.get().bands().size();
    int width = columns.get().bands().size();
    if (gives.size() != height || gives.stream().anyMatch(row -> row.size() != width)) {
      section.fault(
          "give",
          "the table has %d rows of %d columns to give".formatted(height, width),
          "Write \"give\" as a list of rows, each a list with one entry per column.");
      return Optional.empty();
    }
    return Optional.of(new Table(rows.get(), columns.get(), gives, otherwise));
  }

  private Optional<Bands> dimension(Section section, String key, boolean open) {
    if (!section.has(key)) {
      section.fault(
          "give", "the table lacks \"%s\"".formatted(key), "Add its \"by\" and \"bands\".");
    }
    return section
        .section(key)
        .flatMap(
            s -> {
              Optional<Bands> bands = new BandsReader(expressions, open).read(s, band -> {});
              s.refuseUnread();
              return bands;
            });
  }

  private Optional<Give> give(Word word) {
    if (word.text().equals("nothing")) {
      return Optional.of(new Give.Nothing(expressions.terms().rates().base()));
    }
    if (AmountReader.PERCENT.matcher(word.text()).matches()) {
      percents = true;
      return percent(word);
    }
    return expressions.positive(word).map(Give.Sum::new);
  }

  private static Optional<Give> percent(Word word) {
    if (!word.text().endsWith("%")) {
      word.fault(
          "%s of what?".formatted(word.text()),
          "Write \"%1$s%%\" or an amount of money.".formatted(word.text()));
      return Optional.empty();
    }
    return AmountReader.percent(word).map(Give.Percent::new);
  }
}
