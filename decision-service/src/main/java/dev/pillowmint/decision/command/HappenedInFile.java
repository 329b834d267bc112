package dev.pillowmint.decision.command;

import dev.pillowmint.catalogue.AttributeException;
import dev.pillowmint.catalogue.Attributes;
import dev.pillowmint.catalogue.EventType;
import dev.pillowmint.catalogue.EventTypes;
import dev.pillowmint.decision.customer.Event;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Events of a file, as they are published: a JSON array, JSON one per line, or YAML. In the order
 * of the file.
 */
final class HappenedInFile implements Happened {
  private final Path file;
  private final EventTypes catalogue;
  private long unreadable;

  HappenedInFile(Path file, EventTypes catalogue) {
    this.file = file;
    this.catalogue = catalogue;
  }

  @Override
  public long about() {
    return -1;
  }

  @Override
  public void each(Consumer<Event> next) {
    ObjectMapper mapper =
        file.toString().matches(".*\\.ya?ml") ? new YAMLMapper() : new JsonMapper();
    try (InputStream in = Files.newInputStream(file);
        MappingIterator<Map<String, Object>> records = mapper.readerFor(Map.class).readValues(in)) {
      while (records.hasNext()) {
        event(records.next()).ifPresentOrElse(next, () -> unreadable++);
      }
    } catch (IOException | JacksonException e) {
      throw UnreadableException.file(file, e);
    }
  }

  @Override
  public long unreadable() {
    return unreadable;
  }

  @Override
  public void close() {
    // The file is closed when it is read.
  }

  private Optional<Event> event(Map<String, Object> published) {
    Object attributes = published.getOrDefault("attributes", Map.of());
    Optional<EventType> type = catalogue.find(text(published.get("type")));
    if (type.isEmpty() || !(attributes instanceof Map<?, ?>)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Event(
              text(published.get("source")),
              text(published.get("id")),
              type.get().name(),
              text(published.get("customerId")),
              OffsetDateTime.parse(text(published.get("time"))).toInstant(),
              Attributes.values(type.get(), Attributes.fromJson(type.get(), named(attributes)))));
    } catch (AttributeException | DateTimeException e) {
      return Optional.empty();
    }
  }

  @SuppressWarnings("unchecked") // A JSON or YAML mapping has texts for keys.
  private static Map<String, Object> named(Object mapping) {
    return (Map<String, Object>) mapping;
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
