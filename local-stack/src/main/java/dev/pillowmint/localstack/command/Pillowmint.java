package dev.pillowmint.localstack.command;

import dev.pillowmint.localstack.process.ChildProcess;
import dev.pillowmint.localstack.process.LocalStackException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.LogManager;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** The {@code pillowmint} command. */
@Command(
    name = "pillowmint",
    description = "Makes customers' days: moments in, gestures and kept promises out.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    version = "pillowmint 0.1.0",
    scope = ScopeType.INHERIT,
    subcommands = {
      DemoCommand.class,
      UpCommand.class,
      PlayCommand.class,
      StatusCommand.class,
      KeysCommand.class,
      DeadLettersCommand.class,
      DownCommand.class,
      SuperviseCommand.class
    },
    footer = {
      "",
      "pillowmint policy --help: check, test, explain and backtest a policy.",
      "What runs writes under .pillowmint in the checkout.",
      "PILLOWMINT_PORT_BASE=29000 moves every port, if the usual ones are taken."
    })
public final class Pillowmint {
  private static final int WIDTH = 100;
  private static final int USAGE = 2;
  private static final int INTERRUPTED = 130;

  private Pillowmint() {}

  /** Runs the command and ends with its status: 0 done, 1 it failed, 2 it was called wrongly. */
  public static void main(String... args) {
    // A library logs there what no reader of a story wants; errors come as exceptions.
    LogManager.getLogManager().reset();
    System.exit(run(args));
  }

  static CommandLine line() {
    CommandLine line = new CommandLine(new Pillowmint());
    line.setUsageHelpWidth(WIDTH);
    line.setExecutionExceptionHandler((failure, command, parsed) -> fail(failure, command));
    line.setParameterExceptionHandler(Pillowmint::calledWrongly);
    return line;
  }

  private static int calledWrongly(ParameterException fault, String[] args) {
    CommandLine command = fault.getCommandLine();
    boolean unknown = command.getParent() == null && fault instanceof UnmatchedArgumentException;
    String message = unknown ? "there is no command \"%s\"".formatted(args[0]) : fault.getMessage();
    command.getErr().println("pillowmint: " + message);
    command.usage(command.getErr());
    return USAGE;
  }

  private static int run(String... args) {
    CommandLine line = line();
    if (args.length == 0) {
      line.usage(System.out);
      return 0;
    }
    return line.execute(args);
  }

  private static int fail(Exception failure, CommandLine command) {
    if (ChildProcess.isStopping()) {
      // Ctrl-C: what fails now fails because it was asked to end.
      return INTERRUPTED;
    }
    String message =
        failure instanceof LocalStackException
            ? failure.getMessage()
            : "something unexpected happened: %s (details: %s)".formatted(failure, write(failure));
    command.getErr().println("pillowmint: " + message);
    command.getErr().flush();
    return 1;
  }

  private static Path write(Exception failure) {
    Path file = StateFolder.all().resolve("error.log");
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
      failure.printStackTrace(out);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
    return file;
  }
}
