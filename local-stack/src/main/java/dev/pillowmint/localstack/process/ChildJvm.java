package dev.pillowmint.localstack.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How to start a child JVM: with the JDK that runs this one, small, and on a {@link Leash}.
 *
 * @param name for people, e.g. "Kafka broker"
 * @param classpath what it runs with
 * @param mainClass its main class
 * @param flags JVM flags besides those every child gets
 * @param arguments handed to the main class
 * @param environment added to this JVM's own
 * @param drainsFirst whether it ends before those that do not
 */
public record ChildJvm(
    String name,
    String classpath,
    String mainClass,
    List<String> flags,
    List<String> arguments,
    Map<String, String> environment,
    boolean drainsFirst) {
  /** Ctrl-C reaches every process of the terminal; only the parent decides when a child ends. */
  private static final List<String> DEAF_TO_THE_TERMINAL =
      List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh");

  private static final List<String> SMALL_AND_QUICK =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+UseCompactObjectHeaders");

  public ChildJvm {
    flags = List.copyOf(flags);
    arguments = List.copyOf(arguments);
    environment = Map.copyOf(environment);
  }

  /** A main class of this module. */
  public static ChildJvm ofStack(
      String name, String mainClass, List<String> flags, List<String> arguments) {
    List<String> all = new ArrayList<>(List.of("-Dlogback.configurationFile=child-logback.xml"));
    all.addAll(flags);
    return new ChildJvm(name, Checkout.classpath(), mainClass, all, arguments, Map.of(), false);
  }

  /** Starts it in a working folder, its output going to the log file. */
  public ChildProcess start(Path folder, Path log) {
    ProcessBuilder builder = new ProcessBuilder(command()).directory(folder.toFile());
    builder.environment().putAll(environment);
    return ChildProcess.start(name, builder, log, drainsFirst);
  }

  private List<String> command() {
    List<String> command = new ArrayList<>(DEAF_TO_THE_TERMINAL);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(SMALL_AND_QUICK);
    command.addAll(flags);
    command.addAll(List.of("-cp", classpath, Leash.class.getName(), mainClass));
    command.addAll(arguments);
    return command;
  }
}
