package dev.pillowmint.followup.store;

import dev.pillowmint.sealing.KeptCopy;
import dev.pillowmint.sealing.KeyName;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The tables {@code customer_keys} and {@code customer_keys_read}. */
final class PostgresCustomerKeys implements KeptCopy {
  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;

  PostgresCustomerKeys(JdbcClient jdbc, TransactionTemplate transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  @Override
  public byte @Nullable [] find(KeyName name) {
    return jdbc.sql("select wrapped from customer_keys where name = ?")
        .param(name.text())
        .query(byte[].class)
        .optional()
        .orElse(null);
  }

  @Override
  public List<KeyName> of(String customerId) {
    return jdbc
        .sql("select name from customer_keys where name between ? and ? order by name")
        .param(new KeyName(customerId, "").text())
        .param(new KeyName(customerId, "~").text())
        .query(String.class)
        .stream()
        .flatMap(name -> KeyName.parse(name).stream())
        .toList();
  }

  @Override
  public Map<Integer, Long> reach() {
    return jdbc
        .sql("select partition, next_offset from customer_keys_read")
        .query((row, n) -> Map.entry(row.getInt("partition"), row.getLong("next_offset")))
        .list()
        .stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Override
  public void take(List<Change> changes) {
    transactions.executeWithoutResult(status -> changes.forEach(this::take));
  }

  private void take(Change change) {
    if (change.name() != null && change.wrapped() != null) {
      jdbc.sql(
              """
              insert into customer_keys (name, wrapped) values (?, ?)
              on conflict (name) do update set wrapped = excluded.wrapped""")
          .param(change.name())
          .param(change.wrapped().array())
          .update();
    } else if (change.name() != null) {
      jdbc.sql("delete from customer_keys where name = ?").param(change.name()).update();
    }
    jdbc.sql(
            """
            insert into customer_keys_read (partition, next_offset) values (?, ?)
            on conflict (partition) do update set next_offset = excluded.next_offset""")
        .param(change.partition())
        .param(change.offset() + 1)
        .update();
  }
}
