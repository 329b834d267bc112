package dev.pillowmint.localstack.day;

import dev.pillowmint.localstack.process.LocalStackException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A file of events, YAML or JSON.
 *
 * @param title for people
 * @param subtitle for people
 * @param note what the reader of the story should know before reading
 * @param events in the order they are played
 */
public record DayFile(
    @Nullable String title,
    @Nullable String subtitle,
    @Nullable String note,
    List<DayEvent> events) {
  static final YAMLMapper YAML =
      YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /** Lists the events, none of which may be missing. */
  public DayFile {
    if (events == null || events.isEmpty()) {
      throw new LocalStackException(
          "\"events\" is missing or empty: list at least one event, each with id, source, type, customerId, time and attributes");
    }
    events = List.copyOf(events);
  }

  /**
   * Reads a file.
   *
   * @throws LocalStackException naming the file and the place, if it cannot be read
   */
  public static DayFile read(Path file) {
    try {
      return parse(Files.readString(file), file.toString());
    } catch (NoSuchFileException e) {
      throw new LocalStackException(file + ": there is no such file", e);
    } catch (IOException e) {
      throw new LocalStackException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** The sample day that ships with Pillowmint. */
  public static DayFile sample() {
    return parse(resource("/demo/sample-day.yaml"), "sample-day.yaml");
  }

  static String resource(String path) {
    try (InputStream in = DayFile.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new LocalStackException(path + " is missing from the build");
      }
      return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new LocalStackException(path + " cannot be read", e);
    }
  }

  private static DayFile parse(String text, String name) {
    try {
      return YAML.readValue(text, DayFile.class);
    } catch (JacksonException e) {
      if (e.getCause() instanceof LocalStackException known) {
        throw new LocalStackException(name + ": " + known.getMessage(), known);
      }
      throw new LocalStackException(
          "%s, near line %d: %s".formatted(name, e.getLocation().getLineNr(), fault(e)), e);
    }
  }

  private static String fault(JacksonException e) {
    if (e instanceof UnrecognizedPropertyException unknown) {
      return "\"%s\" is no field here; there are %s"
          .formatted(unknown.getPropertyName(), unknown.getKnownPropertyIds());
    }
    return e.getOriginalMessage().lines().findFirst().orElse("");
  }
}
