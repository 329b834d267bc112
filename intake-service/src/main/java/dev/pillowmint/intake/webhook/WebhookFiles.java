package dev.pillowmint.intake.webhook;

import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.catalogue.PublishedEvents;
import dev.pillowmint.intake.admission.Quoted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads files of webhooks, and says everything that is wrong with them. */
public final class WebhookFiles {
  private static final Pattern NAME = Pattern.compile("([a-z0-9][a-z0-9-]{0,62})\\.ya?ml");
  private static final Pattern SPAN = Pattern.compile("(\\d{1,6}) ?(s|m|h|d)");
  private static final int SHORTEST_SECRET = 16;
  private static final int MOST_SECRETS = 2;

  private final Function<String, Optional<String>> templates;
  private final Secrets secrets;
  private final EventReader events;

  /**
   * @param types that events are held to
   * @param templates the text of the one by that name
   */
  public WebhookFiles(
      EventTypes types, Function<String, Optional<String>> templates, Secrets secrets) {
    this.templates = templates;
    this.secrets = secrets;
    this.events = new EventReader(types, new Language());
  }

  /**
   * The webhooks of the files, by name.
   *
   * @param files text by file name
   * @throws WebhookFilesException if any of them cannot be used
   */
  public Map<String, Webhook> load(Map<String, String> files) {
    List<String> faults = new ArrayList<>();
    Map<String, Webhook> webhooks = new TreeMap<>();
    new TreeMap<>(files)
        .forEach(
            (file, text) -> {
              Matcher named = NAME.matcher(file);
              if (!named.matches()) {
                faults.add(
                    "%s: the name has to be of a-z, 0-9 and \"-\", then .yaml; it is the end of the address"
                        .formatted(file));
              } else if (webhooks.containsKey(named.group(1))) {
                faults.add("%s: there is a file .yaml and one .yml by this name".formatted(file));
              } else {
                read(named.group(1), file, text, faults)
                    .ifPresent(webhook -> webhooks.put(webhook.name(), webhook));
              }
            });
    if (!faults.isEmpty()) {
      throw new WebhookFilesException(faults);
    }
    return webhooks;
  }

  private Optional<Webhook> read(String name, String file, String text, List<String> faults) {
    int before = faults.size();
    Optional<Section> section = parsed(file, text, faults).map(y -> whole(file, y, faults));
    if (section.isEmpty() || faults.size() > before) {
      return Optional.empty();
    }
    Section whole = section.get();
    Optional<String> source = whole.needed("source", name).filter(s -> publishable(whole, s));
    Section signature = whole.section("signature");
    Optional<Signature> proof = signature(signature);
    List<Secret> keys = proof.map(p -> secrets(whole, p.scheme())).orElse(List.of());
    @Nullable Duration maxAge = span(whole, "maxAge").orElse(null);
    if (!whole.has("events")) {
      whole.fault("events", "is missing; say which events the payloads become");
    }
    List<EventMapping> mappings =
        whole.sections("events").stream()
            .flatMap(event -> events.read(event, whole, maxAge).stream())
            .toList();
    known(whole);
    whole.refuseOthers();
    if (faults.size() > before || source.isEmpty() || proof.isEmpty()) {
      return Optional.empty();
    }
    Mapping mapping = new Mapping(source.get(), mappings);
    return Optional.of(new Webhook(name, source.get(), proof.get(), keys, mapping));
  }

  /** What is read elsewhere, or may be of no use to any event. */
  private static void known(Section whole) {
    List.of("template", "secrets", "customer", "customerOptional").forEach(whole::has);
  }

  private static boolean publishable(Section whole, String source) {
    boolean good = !source.isEmpty() && source.length() <= PublishedEvents.LONGEST_NAME;
    if (!good) {
      whole.fault(
          "source", "has to have 1 to %d characters".formatted(PublishedEvents.LONGEST_NAME));
    }
    return good;
  }

  /** The file with what its template says besides. */
  private Section whole(String file, Object yaml, List<String> faults) {
    Section own = Section.of(file, "", yaml, faults);
    Object both =
        own.text("template")
            .map(
                template -> {
                  Optional<String> text = templates.apply(template);
                  if (text.isEmpty()) {
                    own.fault("template", "there is no template " + Quoted.of(template));
                  }
                  return text.flatMap(t -> parsed(file + " (template " + template + ")", t, faults))
                      .map(t -> merged(t, yaml))
                      .orElse(yaml);
                })
            .orElse(yaml);
    return Section.of(file, "", both, faults);
  }

  /** The second wins, save in mappings, which are merged. */
  private static Object merged(Object first, Object second) {
    if (!(first instanceof Map<?, ?> base && second instanceof Map<?, ?> above)) {
      return second;
    }
    Map<Object, @Nullable Object> both = new LinkedHashMap<>(base);
    above.forEach((key, value) -> both.merge(key, value, (b, a) -> merged(b, a)));
    return both;
  }

  private static Optional<Object> parsed(String file, String text, List<String> faults) {
    try {
      LoadSettings settings =
          LoadSettings.builder().setLabel(file).setMaxAliasesForCollections(50).build();
      Object yaml = new Load(settings).loadFromString(text);
      if (yaml == null) {
        faults.add("%s: is empty".formatted(file));
      }
      return Optional.ofNullable(yaml);
    } catch (YamlEngineException e) {
      String message = String.valueOf(e.getMessage()).replaceAll("\\s+", " ").strip();
      faults.add("%s: is no YAML: %s".formatted(file, message));
      return Optional.empty();
    }
  }

  private static Optional<Signature> signature(Section section) {
    List<String> schemes = Scheme.texts();
    section.needed("scheme", "standard-webhooks");
    Optional<Scheme> scheme = section.oneOf("scheme", schemes).map(Scheme::named);
    String header = section.text("header").orElse("");
    if (!header.isEmpty() && scheme.isPresent() && scheme.get() != Scheme.TOKEN) {
      section.fault("header", "only the scheme token has one of its own");
    }
    Duration tolerance = span(section, "tolerance").orElse(Signature.USUAL_TOLERANCE);
    section.refuseOthers();
    return scheme.map(s -> new Signature(s, header, tolerance));
  }

  private List<Secret> secrets(Section whole, Scheme scheme) {
    List<String> references = whole.texts("secrets");
    if (references.isEmpty() || references.size() > MOST_SECRETS) {
      whole.fault(
          "secrets",
          "one secret is needed, two while they are exchanged; write for example \"- env:SHOP_SECRET\" or \"- file:/run/secrets/shop\"");
    }
    List<Secret> found = new ArrayList<>();
    Set<String> once = new HashSet<>();
    for (int i = 0; i < references.size(); i++) {
      String at = "secrets[" + i + "]";
      String reference = references.get(i);
      if (!reference.startsWith("env:") && !reference.startsWith("file:")) {
        whole.fault(at, "a secret stands elsewhere; write env:NAME or file:/path");
      } else if (!once.add(reference)) {
        whole.fault(at, "stands there twice");
      } else {
        secret(whole, at, reference, scheme).ifPresent(found::add);
      }
    }
    return found;
  }

  private Optional<Secret> secret(Section whole, String at, String reference, Scheme scheme) {
    Optional<String> text = secrets.find(reference).map(String::strip);
    if (text.isEmpty()) {
      whole.fault(at, "%s cannot be read".formatted(reference));
      return Optional.empty();
    }
    Secret secret = scheme.secret(text.get());
    if (text.get().length() < SHORTEST_SECRET || secret == null) {
      whole.fault(
          at,
          "%s holds no secret of %s: %s"
              .formatted(
                  reference,
                  scheme.text(),
                  secret == null
                      ? "\"whsec_\" and base64 were expected"
                      : "at least %d characters were expected".formatted(SHORTEST_SECRET)));
      return Optional.empty();
    }
    return Optional.of(secret);
  }

  private static Optional<Duration> span(Section section, String key) {
    return section
        .text(key)
        .flatMap(
            text -> {
              Matcher span = SPAN.matcher(text);
              if (span.matches()) {
                return Optional.of(
                    Duration.parse(
                        (span.group(2).equals("d") ? "P" : "PT") + span.group(1) + span.group(2)));
              }
              section.fault(
                  key, "%s is no span such as 30s, 5m, 2h or 3d".formatted(Quoted.of(text)));
              return Optional.empty();
            });
  }
}
