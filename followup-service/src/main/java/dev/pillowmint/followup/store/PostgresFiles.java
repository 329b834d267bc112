package dev.pillowmint.followup.store;

import static java.util.stream.Collectors.groupingBy;

import dev.pillowmint.followup.plan.Customer;
import dev.pillowmint.followup.plan.CustomerFile;
import dev.pillowmint.followup.plan.Files;
import dev.pillowmint.followup.plan.Promise;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Files in the database: one transaction per opening, under the lock of the customers' rows. */
final class PostgresFiles implements Files {
  private final TransactionTemplate transactions;
  private final NamedParameterJdbcTemplate jdbc;
  private final Tables tables;

  PostgresFiles(TransactionTemplate transactions, NamedParameterJdbcTemplate jdbc, Tables tables) {
    this.transactions = transactions;
    this.jdbc = jdbc;
    this.tables = tables;
  }

  @Override
  public <R> R inFiles(
      Map<String, Set<String>> promises, Function<Function<String, CustomerFile>, R> work) {
    return Objects.requireNonNull(
        transactions.<R>execute(
            status -> {
              Writes writes = new Writes(jdbc);
              Map<String, CustomerFile> files = opened(promises, writes);
              R result = work.apply(id -> Objects.requireNonNull(files.get(id)));
              writes.flush();
              return result;
            }));
  }

  private Map<String, CustomerFile> opened(Map<String, Set<String>> promises, Writes writes) {
    Map<String, CustomerFile> files = new HashMap<>();
    List<Customer> customers = tables.customers().lock(promises.keySet());
    Map<String, List<Promise>> found =
        tables.promises().find(promises).stream().collect(groupingBy(Promise::customerId));
    for (Customer customer : customers) {
      Map<String, Optional<Promise>> known = new HashMap<>();
      promises.getOrDefault(customer.id(), Set.of()).forEach(id -> known.put(id, Optional.empty()));
      found.getOrDefault(customer.id(), List.of()).forEach(p -> known.put(p.id(), Optional.of(p)));
      files.put(customer.id(), new PostgresFile(tables, writes, customer, known));
    }
    return files;
  }

  @Override
  public Optional<String> customerOf(UUID followUp) {
    return tables.followUps().customerOf(followUp);
  }
}
