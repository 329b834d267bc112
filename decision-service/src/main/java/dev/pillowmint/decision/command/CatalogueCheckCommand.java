package dev.pillowmint.decision.command;

import dev.pillowmint.catalogue.EventType;
import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.catalogue.TypeChange;
import dev.pillowmint.catalogue.TypeChange.Effect;
import dev.pillowmint.catalogue.TypeChanges;
import dev.pillowmint.decision.policy.Misfit;
import dev.pillowmint.decision.policy.Policy;
import dev.pillowmint.decision.policy.PolicyCompiler;
import dev.pillowmint.decision.policy.PolicyException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "check",
    customSynopsis = "pillowmint catalogue check FOLDER [--before FOLDER] [--policy FILE...]",
    description =
        "Says whether a company's event types can be used, whether policies fit them, and what becomes of older publishers' events.")
final class CatalogueCheckCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FOLDER", description = "the company's own event types, <type>.json")
  private Path folder = Path.of("");

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      arity = "1..*",
      description = "a policy that has to fit; without any: the one that ships")
  private List<Path> policies = List.of();

  @Option(
      names = "--before",
      paramLabel = "FOLDER",
      description = "the event types as they are now; without it: those that ship")
  private @Nullable Path before;

  @Spec private CommandSpec spec;

  private int faults;

  CatalogueCheckCommand() {
    spec = CommandSpec.create();
  }

  @Override
  public Integer call() {
    EventTypes shipped = EventTypes.shipped();
    EventTypes types = shipped.and(folder);
    EventTypes earlier = before == null ? shipped : shipped.and(before);
    List<EventType> own =
        types.all().stream().filter(t -> !shipped.find(t.name()).equals(Optional.of(t))).toList();
    own.forEach(type -> TypeFile.faults(type).forEach(this::fault));
    changes(earlier, types).forEach(this::change);
    if (policies.isEmpty()) {
      fits(types, "house.yaml", ShippedPolicy.house());
    } else {
      policies.forEach(p -> fits(types, Documents.name(p), Documents.text(p)));
    }
    if (faults > 0) {
      spec.commandLine().getErr().println(faults == 1 ? "1 fault." : faults + " faults.");
      return PolicyCommand.FAILED;
    }
    say("%s: %d of your own event types. No faults.".formatted(folder, own.size()));
    return 0;
  }

  private static Stream<TypeChange> changes(EventTypes earlier, EventTypes types) {
    return earlier.all().stream()
        .flatMap(
            was ->
                types
                    .find(was.name())
                    .map(is -> TypeChanges.between(was, is).stream())
                    .orElseGet(
                        () ->
                            Stream.of(
                                new TypeChange(
                                    was.name(),
                                    Effect.NARROWER,
                                    "the type is gone: events of it are refused"))));
  }

  private void change(TypeChange change) {
    if (change.effect() == Effect.ANOTHER_KIND) {
      fault(change + "; events on the topics could not be read; add an attribute of another name");
    } else {
      say((change.effect() == Effect.NARROWER ? "older publishers: " : "") + change);
    }
  }

  private void fits(EventTypes types, String name, String document) {
    try {
      Policy policy = new PolicyCompiler(types).compile(name, document);
      say("%s: policy %s/%d fits.".formatted(name, policy.name(), policy.version()));
    } catch (PolicyException refused) {
      Misfit.of(refused, document).forEach(misfit -> fault(misfit + "\n"));
    }
  }

  private void fault(Object what) {
    faults++;
    spec.commandLine().getErr().println(what);
  }

  private void say(String what) {
    spec.commandLine().getOut().println(what);
  }
}
