package dev.pillowmint.decision.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table of one or two dimensions.
 *
 * @param rows the first dimension
 * @param columns the second; null: there is one only
 * @param gives by row, then by column
 * @param otherwise where no band holds the value; null: the bands hold every value
 */
record Table(
    Bands rows, @Nullable Bands columns, List<List<Give>> gives, @Nullable Give otherwise) {

  Table {
    gives = gives.stream().map(List::copyOf).toList();
  }

  Give find(Facts facts) throws Unanswered {
    int row = rows.find(facts);
    int column = columns == null ? 0 : columns.find(facts);
    if (row >= 0 && column >= 0) {
      return gives.get(row).get(column);
    }
    if (otherwise == null) {
      throw new Unanswered(Answer.uncomputable("no band of the table holds the value"));
    }
    return otherwise;
  }
}
