package dev.pillowmint.decision.command;

import dev.pillowmint.catalogue.CatalogueException;
import dev.pillowmint.decision.customer.StateBytes;
import dev.pillowmint.decision.policy.Fault;
import dev.pillowmint.decision.policy.Policy;
import dev.pillowmint.decision.policy.PolicyException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/** The {@code policy} command. */
@Command(
    name = "pillowmint policy",
    description = "Proves a policy before it decides anything.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    version = "pillowmint 0.1.0",
    scope = ScopeType.INHERIT,
    subcommands = {
      CheckCommand.class,
      TestCommand.class,
      ExplainCommand.class,
      BacktestCommand.class,
      SchemaCommand.class
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:all is well",
      "1:the policy has faults, a test failed, or the events cannot be read",
      "2:the command was called wrongly"
    })
public final class PolicyCommand {
  static final int FAILED = 1;
  static final int USAGE = 2;

  private static final int WIDTH = 100;

  private PolicyCommand() {}

  /**
   * Runs the command.
   *
   * @param states how a backtest stores its customers
   * @return the exit status
   */
  public static int run(StateBytes states, String... args) {
    System.setProperty("logback.configurationFile", "policy-command-logback.xml");
    CommandLine line = line(states);
    if (args.length == 0) {
      line.usage(line.getErr());
      return USAGE;
    }
    try {
      return line.execute(args);
    } catch (OutOfMemoryError | StackOverflowError | LinkageError e) {
      return failed(new IllegalStateException(e), line);
    }
  }

  static CommandLine line(StateBytes states) {
    CommandLine line =
        new CommandLine(
            new PolicyCommand(),
            new CommandLine.IFactory() {
              @Override
              public <K> K create(Class<K> type) throws Exception {
                return type == BacktestCommand.class
                    ? type.cast(new BacktestCommand(states))
                    : CommandLine.defaultFactory().create(type);
              }
            });
    line.setUsageHelpWidth(WIDTH);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler(PolicyCommand::calledWrongly);
    line.setExecutionExceptionHandler((failure, command, parsed) -> failed(failure, command));
    return line;
  }

  private static int calledWrongly(ParameterException fault, String[] args) {
    PrintWriter err = fault.getCommandLine().getErr();
    err.println("pillowmint policy: " + fault.getMessage());
    fault.getCommandLine().usage(err);
    return USAGE;
  }

  private static int failed(Exception failure, CommandLine command) {
    PrintWriter err = command.getErr();
    switch (failure) {
      case PolicyException refused -> tell(refused, err);
      case UnreadableException unreadable -> {
        err.println("pillowmint policy: " + unreadable.getMessage());
        return unreadable.status();
      }
      case CatalogueException catalogue ->
          err.println("pillowmint policy: " + catalogue.getMessage());
      default ->
          err.println(
              "pillowmint policy: this should not happen (%s: %s). Please report it with the policy."
                  .formatted(failure.getClass().getSimpleName(), failure.getMessage()));
    }
    return FAILED;
  }

  /** Says what is probably not meant; nothing if there is nothing. */
  static void warn(Policy policy, PrintWriter err) {
    int warnings = policy.warnings().size();
    for (Fault warning : policy.warnings()) {
      err.println("warning: " + warning);
      err.println();
    }
    if (warnings > 0) {
      err.println(warnings == 1 ? "1 warning." : warnings + " warnings.");
    }
  }

  static void tell(PolicyException refused, PrintWriter err) {
    for (Fault fault : refused.faults()) {
      err.println(fault);
      err.println();
    }
    int faults = refused.faults().size();
    err.println(faults == 1 ? "1 fault." : faults + " faults.");
  }
}
