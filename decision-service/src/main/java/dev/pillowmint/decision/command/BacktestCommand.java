package dev.pillowmint.decision.command;

import dev.pillowmint.decision.customer.StateBytes;
import dev.pillowmint.decision.policy.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

@Command(
    name = "backtest",
    description = "Replays what happened, and says what the policy would have done.",
    footer = {
      "",
      "Reads customer-events from Kafka, where KAFKA_BOOTSTRAP_SERVERS and SCHEMA_REGISTRY_URL say,",
      "or a file. What customers remember from before --since counts towards caps and conditions.",
      "Nothing is written to Kafka, and nobody is told."
    })
final class BacktestCommand implements Callable<Integer> {
  private final StateBytes states;

  @Mixin private final Documents documents = new Documents();
  @Mixin private final ActivePolicy active = new ActivePolicy();

  @Parameters(paramLabel = "FILE", description = "the policy")
  private Path file = Path.of("");

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "count events from here on, e.g. 2026-02-01 or 2026-02-01T00:00:00+01:00")
  private @Nullable String since;

  @Option(names = "--until", paramLabel = "TIME", description = "count events before this")
  private @Nullable String until;

  @Option(
      names = "--history",
      paramLabel = "DURATION",
      description = "replay so much before --since, e.g. P90D; default: all that the topic holds")
  private @Nullable String history;

  @Option(
      names = "--against",
      paramLabel = "POLICY",
      description = "compare with this file, or with the \"active\" policy of the running service")
  private @Nullable String against;

  @Option(
      names = "--events",
      paramLabel = "FILE",
      description = "events from a .json, .jsonl or .yaml file, as published, instead of Kafka")
  private @Nullable Path events;

  @Option(
      names = "--json",
      paramLabel = "OUT",
      description = "also write the result there; - prints it alone")
  private @Nullable Path json;

  @Spec private CommandSpec spec;

  BacktestCommand(StateBytes states) {
    this.states = states;
    this.spec = CommandSpec.create();
  }

  @Override
  public Integer call() {
    Backtest.Window window = new Backtest.Window(time("--since", since), time("--until", until));
    Policy candidate = documents.policy(file);
    PolicyCommand.warn(candidate, spec.commandLine().getErr());
    Policy other = against == null ? null : other(against);
    try (StoredMemory memory = new StoredMemory(states);
        Happened happened = happened(window.since())) {
      Backtest backtest = new Backtest(candidate, other, window, memory);
      Progress progress = new Progress(spec.commandLine().getErr(), happened.about());
      happened.each(
          event -> {
            backtest.replay(event);
            progress.read(backtest.read());
          });
      progress.done(backtest.read());
      tell(backtest.report(happened.unreadable()));
    }
    return 0;
  }

  private Policy other(String named) {
    return named.equals("active")
        ? documents.policy("the active policy", active.document())
        : documents.policy(Path.of(named));
  }

  private Happened happened(@Nullable Instant from) {
    if (events != null) {
      return new HappenedInFile(events, documents.catalogue());
    }
    Instant begin = from == null || history == null ? null : from.minus(span(history));
    return ServiceSettings.happened(documents.catalogue(), begin);
  }

  private void tell(Backtest.Report report) {
    JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    String document = mapper.writeValueAsString(report);
    if (json != null && json.toString().equals("-")) {
      spec.commandLine().getOut().println(document);
      return;
    }
    new BacktestPrinter(spec.commandLine().getOut()).print(report);
    if (json != null) {
      try {
        Files.writeString(json, document + "\n");
      } catch (IOException e) {
        throw UnreadableException.unwritable(json, e);
      }
    }
  }

  private @Nullable Instant time(String option, @Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      return text.length() == "2026-02-01".length()
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
          : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw wrong(option, text, "2026-02-01 (UTC) or 2026-02-01T00:00:00+01:00");
    }
  }

  private Duration span(String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeException e) {
      throw wrong("--history", text, "P90D");
    }
  }

  private ParameterException wrong(String option, String text, String example) {
    return new ParameterException(
        spec.commandLine(), "%s: \"%s\" is not like %s".formatted(option, text, example));
  }
}
