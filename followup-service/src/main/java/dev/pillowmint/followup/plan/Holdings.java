package dev.pillowmint.followup.plan;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that is held about somebody. A port: the store answers. */
public interface Holdings {

  /**
   * Every row about a customer, by table, columns by name. Tables without one are there too, with
   * no row.
   */
  Map<String, List<Map<String, @Nullable Object>>> about(String customerId);
}
