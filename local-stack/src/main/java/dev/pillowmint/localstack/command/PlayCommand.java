package dev.pillowmint.localstack.command;

import dev.pillowmint.localstack.day.DayEvent;
import dev.pillowmint.localstack.day.DayFile;
import dev.pillowmint.localstack.day.Intake;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Posts the events of a file. */
@Command(
    name = "play",
    description = "Posts the events of a YAML or JSON file to the intake-service, one by one.",
    footer = {
      "",
      "The file: events: [{id, source, type, customerId, time, subject?, attributes}, ...]",
      "An example is local-stack/src/main/resources/demo/sample-day.yaml."
    })
final class PlayCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "The events.")
  private Path file = Path.of("");

  @Option(
      names = "--key",
      defaultValue = "demo-key",
      description = "The source's API key; default: ${DEFAULT-VALUE}.")
  private String key = "";

  @Override
  public Integer call() {
    DayFile day = DayFile.read(file);
    PortPlan ports =
        RunningStack.find(StateFolder.ofUp().running())
            .map(RunningStack::ports)
            .orElseGet(() -> PortPlan.of(System.getenv()));
    int refused = 0;
    try (Intake intake = new Intake(ports.intake(), key)) {
      for (DayEvent event : day.events()) {
        Intake.Answer answer = intake.post(event);
        System.out.printf(
            "  %s  %-28s %-10s %s%n",
            answer.status(), event.type(), event.customerId(), answer.words());
        refused += answer.accepted() ? 0 : 1;
      }
    }
    System.out.printf("%d accepted, %d refused%n", day.events().size() - refused, refused);
    return refused == 0 ? 0 : 1;
  }
}
