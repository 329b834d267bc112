package dev.pillowmint.followup.store;

import dev.pillowmint.followup.plan.CustomerFile;
import dev.pillowmint.followup.plan.Files;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.transaction.support.TransactionTemplate;

/** Files in the database: one transaction per opening, under the lock of the customer's row. */
final class PostgresFiles implements Files {
  private final TransactionTemplate transactions;
  private final Tables tables;

  PostgresFiles(TransactionTemplate transactions, Tables tables) {
    this.transactions = transactions;
    this.tables = tables;
  }

  @Override
  public <R> R inFile(String customerId, Function<CustomerFile, R> work) {
    return Objects.requireNonNull(
        transactions.<R>execute(
            status -> work.apply(new PostgresFile(tables, tables.customers().lock(customerId)))));
  }

  @Override
  public Optional<String> customerOf(UUID followUp) {
    return tables.followUps().customerOf(followUp);
  }
}
