package dev.pillowmint.localstack.command;

import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Keys of the systems that publish events. */
@Command(
    name = "keys",
    description = "Creates, lists, rotates and revokes the keys that sources publish with.",
    synopsisSubcommandLabel = "COMMAND")
final class KeysCommand {
  @Spec private @Nullable CommandSpec spec;

  @Command(name = "create", description = "Makes a key and prints it: the only time it is seen.")
  int create(
      @Mixin AdminApi api,
      @Option(names = "--source", required = true, description = "The source it belongs to.")
          String source,
      @Option(names = "--type", description = "Allow this type of event only; may be repeated.")
          @Nullable List<String> types,
      @Option(
              names = "--customers",
              paramLabel = "PREFIX",
              description = "Allow customers only whose id begins so; may be repeated.")
          @Nullable List<String> customers,
      @Option(
              names = "--expires",
              paramLabel = "TIME",
              description = "Refuse it from then on, e.g. 2027-01-01T00:00:00Z.")
          @Nullable String expires) {
    Map<String, Object> asked = new LinkedHashMap<>();
    asked.put("source", source);
    put(asked, "types", types);
    put(asked, "customers", customers);
    put(asked, "expiresAt", expires);
    return tell(api.post("/v1/keys", asked));
  }

  @Command(name = "list", description = "Says which keys there are; never the keys themselves.")
  int list(
      @Mixin AdminApi api,
      @Option(names = "--source", description = "Only of this source.") @Nullable String source) {
    String query = source == null ? "" : "?source=" + encoded(source);
    for (JsonNode key : api.get("/v1/keys" + query).path("keys")) {
      out()
          .printf(
              "%s  %-8s  %-20s  made %s by %s%s%n",
              key.path("id").asString(),
              key.path("state").asString(),
              key.path("source").asString(),
              key.path("createdAt").asString(),
              key.path("createdBy").asString(),
              key.has("expiresAt") ? "  until " + key.path("expiresAt").asString() : "");
    }
    out().flush();
    return 0;
  }

  @Command(
      name = "rotate",
      description = "Makes a key in place of another, which lets in until the overlap is over.")
  int rotate(
      @Mixin AdminApi api,
      @Parameters(paramLabel = "ID", description = "The key's id.") String id,
      @Option(
              names = "--overlap",
              paramLabel = "DURATION",
              description = "How long both let in, e.g. PT1H; a day unless stated.")
          @Nullable String overlap) {
    Map<String, Object> asked = new LinkedHashMap<>();
    put(asked, "overlap", overlap);
    return tell(api.post("/v1/keys/" + encoded(id) + "/rotate", asked));
  }

  @Command(name = "revoke", description = "Makes a key let nobody in, at once and for good.")
  int revoke(
      @Mixin AdminApi api,
      @Parameters(paramLabel = "ID", description = "The key's id.") String id) {
    JsonNode key = api.post("/v1/keys/" + encoded(id) + "/revoke", Map.of());
    out()
        .printf("%s of %s is revoked.%n", key.path("id").asString(), key.path("source").asString());
    out().flush();
    return 0;
  }

  /** The key alone goes to the output, so that it can be piped to where it is kept. */
  private int tell(JsonNode key) {
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    err.printf(
        "Key %s of %s. It is shown this once; keep it as a secret.%n",
        key.path("id").asString(), key.path("source").asString());
    err.flush();
    out().println(key.path("key").asString());
    out().flush();
    return 0;
  }

  private PrintWriter out() {
    return Objects.requireNonNull(spec).commandLine().getOut();
  }

  private static void put(Map<String, Object> asked, String name, @Nullable Object value) {
    if (value != null) {
      asked.put(name, value);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
