package dev.pillowmint.localstack.command;

import dev.pillowmint.localstack.command.IntakeCalls.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What people do about records that a service could not handle. */
@Command(
    name = "dead-letters",
    description = "Lists, shows, edits, replays and discards what a service could not handle.",
    synopsisSubcommandLabel = "COMMAND")
final class DeadLettersCommand {
  private static final JsonMapper JSON = new JsonMapper();

  /** Which are meant. */
  static final class Wanted {
    @Option(names = "--reason", description = "Code of the reason, e.g. invalid or unreadable.")
    @Nullable String reason;

    @Option(names = "--source", description = "The event's source.")
    @Nullable String source;

    @Option(names = "--topic", description = "Where it came from, or the dead-letter topic.")
    @Nullable String topic;

    @Option(names = "--customer", description = "The record's key.")
    @Nullable String customer;

    @Option(names = "--from", description = "Set aside then or later, e.g. 2026-03-02T09:30:00Z.")
    @Nullable String from;

    @Option(names = "--until", description = "Set aside before.")
    @Nullable String until;

    @Option(names = "--after", description = "Only those behind this one.")
    @Nullable String after;

    @Option(names = "--limit", description = "How many at most.")
    @Nullable Integer limit;

    Map<String, Object> stated() {
      Map<String, Object> stated = new LinkedHashMap<>();
      put(stated, "reason", reason);
      put(stated, "source", source);
      put(stated, "topic", topic);
      put(stated, "customer", customer);
      put(stated, "from", from);
      put(stated, "until", until);
      return stated;
    }

    static void put(Map<String, Object> stated, String name, @Nullable Object value) {
      if (value != null) {
        stated.put(name, value);
      }
    }
  }

  @Command(name = "list", description = "Those that wait for somebody, or others by --state.")
  int list(
      @Mixin OperatorApi api,
      @Mixin Wanted wanted,
      @Option(names = "--state", description = "open (the default), replayed, discarded or all.")
          @Nullable String state) {
    Map<String, Object> query = wanted.stated();
    Wanted.put(query, "after", wanted.after);
    Wanted.put(query, "limit", wanted.limit);
    Wanted.put(query, "state", state);
    String asked =
        query.entrySet().stream()
            .map(e -> e.getKey() + "=" + encoded(String.valueOf(e.getValue())))
            .collect(Collectors.joining("&"));
    Answer answer = api.get(asked.isEmpty() ? "" : "?" + asked);
    if (!answer.good()) {
      return api.print(answer);
    }
    JsonNode letters = answer.json().path("deadLetters");
    for (JsonNode letter : letters) {
      System.out.printf(
          "%s  %s  %s  %s  %s%n",
          letter.path("id").asString(),
          letter.path("at").asString(),
          letter.path("state").asString(),
          letter.path("source").asString("-"),
          letter.path("detail").asString());
    }
    if (letters.isEmpty()) {
      System.out.println("There are none.");
    }
    if (answer.json().has("next")) {
      System.out.println("More: --after " + answer.json().path("next").asString());
    }
    return 0;
  }

  @Command(name = "show", description = "One of them: the reason, the event, what was done.")
  int show(@Mixin OperatorApi api, @Parameters(paramLabel = "ID") String id) {
    return api.print(api.get("/" + encoded(id)));
  }

  @Command(
      name = "edit",
      description =
          "Changes the event: a JSON merge patch, e.g. '{\"attributes\": {\"cause\": \"slip\"}}'; or many by --set.")
  int edit(
      @Mixin OperatorApi api,
      @Mixin Wanted wanted,
      @Parameters(paramLabel = "ID", arity = "0..1") @Nullable String id,
      @Parameters(paramLabel = "PATCH", arity = "0..1") @Nullable String patch,
      @Option(
              names = "--set",
              paramLabel = "PLACE=CEL",
              description = "For all that the filter means: what belongs there, as CEL over event.")
          @Nullable Map<String, String> set,
      @Option(names = "--apply", description = "Do it; without, only what would change is said.")
          boolean apply,
      @Option(names = "--replay", description = "Send back at once what is mended.")
          boolean replay) {
    if (set != null) {
      Map<String, Object> mending = new LinkedHashMap<>();
      mending.put("filter", wanted.stated());
      mending.put("set", set);
      mending.put("dryRun", !apply);
      mending.put("replay", replay);
      Wanted.put(mending, "after", wanted.after);
      Wanted.put(mending, "limit", wanted.limit);
      return api.print(api.post("/repairs", JSON.writeValueAsString(mending)));
    }
    if (id == null || patch == null) {
      System.err.println("pillowmint: edit needs an ID and a PATCH, or --set PLACE=CEL");
      return 2;
    }
    return api.print(api.patch("/" + encoded(id), patch));
  }

  @Command(name = "replay", description = "Sends it back to its topic, edited or as it came.")
  int replay(@Mixin OperatorApi api, @Parameters(paramLabel = "ID") String id) {
    return api.print(api.post("/" + encoded(id) + "/replay", ""));
  }

  @Command(name = "discard", description = "Gives it up; needs a reason, and keeps your name.")
  int discard(
      @Mixin OperatorApi api,
      @Parameters(paramLabel = "ID") String id,
      @Option(names = "--reason", required = true, description = "Why, in words.") String reason) {
    return api.print(
        api.post(
            "/" + encoded(id) + "/discard", JSON.writeValueAsString(Map.of("reason", reason))));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
