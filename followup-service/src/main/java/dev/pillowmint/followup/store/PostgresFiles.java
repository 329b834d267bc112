package dev.pillowmint.followup.store;

import static java.util.stream.Collectors.groupingBy;

import dev.pillowmint.followup.plan.Customer;
import dev.pillowmint.followup.plan.CustomerFile;
import dev.pillowmint.followup.plan.Files;
import dev.pillowmint.followup.plan.Promise;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
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
    Map<String, Customer> customers = tables.customers().lock(promises.keySet());
    Map<String, Set<String>> asked = new HashMap<>();
    promises.forEach(
        (id, some) ->
            asked.computeIfAbsent(of(customers, id).id(), c -> new HashSet<>()).addAll(some));
    Map<String, List<Promise>> found =
        tables.promises().find(asked).stream().collect(groupingBy(Promise::customerId));
    Map<String, CustomerFile> files = new HashMap<>();
    for (Customer customer : Set.copyOf(customers.values())) {
      Map<String, Optional<Promise>> known = new HashMap<>();
      asked.getOrDefault(customer.id(), Set.of()).forEach(id -> known.put(id, Optional.empty()));
      found.getOrDefault(customer.id(), List.of()).forEach(p -> known.put(p.id(), Optional.of(p)));
      files.put(customer.id(), new PostgresFile(tables, writes, customer, known));
    }
    Map<String, CustomerFile> byAsked = new HashMap<>();
    promises
        .keySet()
        .forEach(id -> byAsked.put(id, Objects.requireNonNull(files.get(of(customers, id).id()))));
    return byAsked;
  }

  private static Customer of(Map<String, Customer> customers, String id) {
    return Objects.requireNonNull(customers.get(id));
  }

  @Override
  public void join(String alias, String into, Instant now, Joining work) {
    transactions.executeWithoutResult(
        status -> {
          Map<String, Customer> both = tables.customers().lockToJoin(alias, into);
          Customer from = of(both, alias);
          Customer to = of(both, into);
          if (!from.id().equals(alias) || to.id().equals(alias)) {
            return;
          }
          List<Promise> foretold = tables.joining().move(alias, to.id());
          tables.customers().forget(alias);
          tables.customers().giveUp(alias, to.id(), now);
          Customer joined = to.joined(from);
          tables.customers().keep(joined);
          Writes writes = new Writes(jdbc);
          work.joined(new PostgresFile(tables, writes, joined, new HashMap<>()), to, foretold);
          writes.flush();
        });
  }

  @Override
  public Optional<String> customerOf(UUID followUp) {
    return tables.followUps().customerOf(followUp);
  }
}
