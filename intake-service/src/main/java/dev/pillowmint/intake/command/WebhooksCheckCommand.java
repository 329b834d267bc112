package dev.pillowmint.intake.command;

import dev.pillowmint.catalogue.Attributes;
import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.intake.admission.Admission;
import dev.pillowmint.intake.admission.Admission.Admitted;
import dev.pillowmint.intake.admission.Admission.Refused;
import dev.pillowmint.intake.admission.AdmitEvent;
import dev.pillowmint.intake.admission.AttributeChecks;
import dev.pillowmint.intake.admission.Envelope;
import dev.pillowmint.intake.admission.Fault;
import dev.pillowmint.intake.admission.Limits;
import dev.pillowmint.intake.admission.Publisher;
import dev.pillowmint.intake.webhook.Delivery;
import dev.pillowmint.intake.webhook.Draft;
import dev.pillowmint.intake.webhook.Secrets;
import dev.pillowmint.intake.webhook.Templates;
import dev.pillowmint.intake.webhook.Webhook;
import dev.pillowmint.intake.webhook.WebhookFiles;
import dev.pillowmint.intake.webhook.WebhookFilesException;
import dev.pillowmint.intake.webhook.Webhooks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

@Command(
    name = "check",
    customSynopsis =
        "pillowmint webhooks check FILE|FOLDER [--payload FILE [--header NAME=VALUE]...] [--event-types FOLDER]",
    description =
        "Says whether files of webhooks can be used, and what a payload becomes. Secrets are not looked at.")
final class WebhooksCheckCommand implements Callable<Integer> {
  private static final Pattern REFERENCE =
      Pattern.compile("env:[A-Za-z_][A-Za-z0-9_]*|file:.*\\S.*");

  /** Good by every scheme, since secrets are where the service is. */
  private static final Secrets ANY =
      reference ->
          REFERENCE.matcher(reference).matches()
              ? Optional.of("whsec_" + "A".repeat(32))
              : Optional.empty();

  /** As intake-service's {@code pillowmint.intake.batch} is unless it is set. */
  private static final int MOST_EVENTS = 500;

  private static final JsonMapper WRITER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  @Parameters(paramLabel = "FILE|FOLDER", description = "a webhook's file, or the folder of them")
  private Path where = Path.of("");

  @Option(
      names = "--payload",
      paramLabel = "FILE",
      description = "the JSON that the system sends; says what it becomes")
  private @Nullable Path payload;

  @Option(
      names = "--header",
      paramLabel = "NAME=VALUE",
      description = "a header that the system sends with it")
  private Map<String, String> headers = Map.of();

  @Option(
      names = "--event-types",
      paramLabel = "FOLDER",
      defaultValue = "${env:PILLOWMINT_CATALOGUE_FOLDER}",
      description = "a company's own event types, beside those that ship")
  private @Nullable Path eventTypes;

  @Spec private CommandSpec spec;

  private final Function<EventTypes, AttributeChecks> checks;
  private final JsonReader json;
  private final Clock clock;

  WebhooksCheckCommand(Function<EventTypes, AttributeChecks> checks, JsonReader json, Clock clock) {
    this.checks = checks;
    this.json = json;
    this.clock = clock;
    this.spec = CommandSpec.create();
  }

  @Override
  public Integer call() {
    EventTypes types =
        eventTypes == null ? EventTypes.shipped() : EventTypes.shipped().and(eventTypes);
    try {
      Map<String, Webhook> webhooks =
          new WebhookFiles(types, Templates::shipped, ANY).load(files());
      return payload == null ? good(webhooks) : becomes(only(webhooks), payload, types);
    } catch (WebhookFilesException e) {
      spec.commandLine().getErr().println(e.getMessage());
      return WebhooksCommand.FAILED;
    }
  }

  private Map<String, String> files() {
    try {
      Map<String, String> files =
          Files.isDirectory(where)
              ? Webhooks.texts(where)
              : Map.of(String.valueOf(where.getFileName()), Files.readString(where));
      if (files.isEmpty()) {
        throw new UnreadableFileException(where, "it holds no file .yaml");
      }
      return files;
    } catch (IOException e) {
      throw UnreadableFileException.of(where, e);
    }
  }

  private int good(Map<String, Webhook> webhooks) {
    webhooks.values().forEach(this::tell);
    return 0;
  }

  private void tell(Webhook webhook) {
    say(
        "%s: events of the source %s, signed as %s: %s. No faults."
            .formatted(
                webhook.name(),
                webhook.source(),
                webhook.signature().scheme().text(),
                String.join(", ", webhook.mapping().types())));
  }

  private Webhook only(Map<String, Webhook> webhooks) {
    if (webhooks.size() > 1) {
      throw new ParameterException(
          spec.commandLine(), "--payload needs one FILE; %s holds several".formatted(where));
    }
    return webhooks.values().iterator().next();
  }

  private int becomes(Webhook webhook, Path file, EventTypes types) {
    Publisher publisher = new Publisher(webhook.source(), false);
    AdmitEvent admitEvent =
        new AdmitEvent(
            types, checks.apply(types), Limits.documented(Attributes.LONGEST_TEXT), clock);
    Delivery delivery = new Delivery(headers, bytes(file));
    List<Draft> drafts =
        webhook
            .mapping()
            .of(read(file, delivery.body()), delivery.headers(), MOST_EVENTS, clock.instant());
    if (drafts.isEmpty()) {
      say("No event.");
    }
    int faults = 0;
    for (int i = 0; i < drafts.size(); i++) {
      Draft draft = drafts.get(i);
      say(WRITER.writeValueAsString(draft.event()));
      for (Fault fault : faults(publisher, draft, admitEvent)) {
        faults++;
        spec.commandLine()
            .getErr()
            .println("/%d%s: %s".formatted(i, fault.where(), fault.detail()));
      }
    }
    return faults == 0 ? 0 : WebhooksCommand.FAILED;
  }

  private static List<Fault> faults(Publisher publisher, Draft draft, AdmitEvent admitEvent) {
    if (!draft.faults().isEmpty()) {
      return draft.faults();
    }
    Admission admission = admitEvent.admit(publisher, Envelope.plain(draft.event()));
    return switch (admission) {
      case Admitted good -> List.of();
      case Refused bad -> bad.faults();
    };
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw UnreadableFileException.of(file, e);
    }
  }

  private @Nullable Object read(Path file, byte[] body) {
    try {
      return json.read(body);
    } catch (IllegalArgumentException e) {
      throw new UnreadableFileException(file, String.valueOf(e.getMessage()));
    }
  }

  private void say(String what) {
    spec.commandLine().getOut().println(what);
  }
}
