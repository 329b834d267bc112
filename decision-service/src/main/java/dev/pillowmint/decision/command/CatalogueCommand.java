package dev.pillowmint.decision.command;

import dev.pillowmint.catalogue.CatalogueException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/** The {@code catalogue} command. */
@Command(
    name = "pillowmint catalogue",
    description = "Proves a company's own event types before any service uses them.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    version = "pillowmint 0.1.0",
    scope = ScopeType.INHERIT,
    subcommands = CatalogueCheckCommand.class,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:the event types can be used, and the policies fit them",
      "1:a type has faults, or a policy means nothing with them",
      "2:the command was called wrongly"
    })
public final class CatalogueCommand {
  private static final int WIDTH = 100;

  private CatalogueCommand() {}

  /**
   * Runs the command.
   *
   * @return the exit status
   */
  public static int run(String... args) {
    System.setProperty("logback.configurationFile", "policy-command-logback.xml");
    CommandLine line = line();
    if (args.length == 0) {
      line.usage(line.getErr());
      return PolicyCommand.USAGE;
    }
    return line.execute(args);
  }

  static CommandLine line() {
    CommandLine line = new CommandLine(new CatalogueCommand());
    line.setUsageHelpWidth(WIDTH);
    line.setParameterExceptionHandler(CatalogueCommand::calledWrongly);
    line.setExecutionExceptionHandler((failure, command, parsed) -> failed(failure, command));
    return line;
  }

  private static int calledWrongly(ParameterException fault, String[] args) {
    PrintWriter err = fault.getCommandLine().getErr();
    err.println("pillowmint catalogue: " + fault.getMessage());
    fault.getCommandLine().usage(err);
    return PolicyCommand.USAGE;
  }

  private static int failed(Exception failure, CommandLine command) throws Exception {
    return switch (failure) {
      case UnreadableException unreadable -> {
        command.getErr().println("pillowmint catalogue: " + unreadable.getMessage());
        yield unreadable.status();
      }
      case CatalogueException catalogue -> {
        command.getErr().println("pillowmint catalogue: " + catalogue.getMessage());
        yield PolicyCommand.FAILED;
      }
      default -> throw failure;
    };
  }
}
