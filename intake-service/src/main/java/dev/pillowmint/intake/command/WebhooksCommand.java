package dev.pillowmint.intake.command;

import dev.pillowmint.catalogue.CatalogueException;
import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.intake.admission.AttributeChecks;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/** The {@code webhooks} command. */
@Command(
    name = "pillowmint webhooks",
    description = "Proves files of webhooks before a system sends anything.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    version = "pillowmint 0.1.0",
    scope = ScopeType.INHERIT,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:the files can be used, and the payload becomes events or none",
      "1:a file has faults, or the payload does not become what its file says",
      "2:the command was called wrongly"
    })
public final class WebhooksCommand {
  static final int FAILED = 1;
  static final int USAGE = 2;
  private static final int WIDTH = 100;

  private WebhooksCommand() {}

  /**
   * Runs the command.
   *
   * @param checks holds attributes to event types, as the service does
   * @param json reads a payload, as the service does
   * @return the exit status
   */
  public static int run(
      Function<EventTypes, AttributeChecks> checks, JsonReader json, Clock clock, String... args) {
    System.setProperty("logback.configurationFile", "webhooks-command-logback.xml");
    CommandLine line = line(checks, json, clock);
    if (args.length == 0) {
      line.usage(line.getErr());
      return USAGE;
    }
    return line.execute(args);
  }

  static CommandLine line(
      Function<EventTypes, AttributeChecks> checks, JsonReader json, Clock clock) {
    CommandLine line = new CommandLine(new WebhooksCommand());
    line.addSubcommand(new WebhooksCheckCommand(checks, json, clock));
    line.setUsageHelpWidth(WIDTH);
    line.setParameterExceptionHandler(WebhooksCommand::calledWrongly);
    line.setExecutionExceptionHandler((failure, command, parsed) -> failed(failure, command));
    return line;
  }

  private static int calledWrongly(ParameterException fault, String[] args) {
    PrintWriter err = fault.getCommandLine().getErr();
    err.println("pillowmint webhooks: " + fault.getMessage());
    fault.getCommandLine().usage(err);
    return USAGE;
  }

  private static int failed(Exception failure, CommandLine command) throws Exception {
    return switch (failure) {
      case UnreadableFileException unreadable -> {
        command.getErr().println("pillowmint webhooks: " + unreadable.getMessage());
        yield USAGE;
      }
      case CatalogueException catalogue -> {
        command.getErr().println("pillowmint webhooks: " + catalogue.getMessage());
        yield FAILED;
      }
      default -> throw failure;
    };
  }
}
