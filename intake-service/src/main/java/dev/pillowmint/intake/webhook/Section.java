package dev.pillowmint.intake.webhook;

import dev.pillowmint.catalogue.Spelling;
import dev.pillowmint.intake.admission.Quoted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A mapping in a file. What nobody asks for is a fault. */
final class Section {
  private final String file;
  private final String path;
  private final Map<String, @Nullable Object> values;
  private final List<String> faults;
  private final Set<String> known = new TreeSet<>();

  private Section(
      String file, String path, Map<String, @Nullable Object> values, List<String> faults) {
    this.file = file;
    this.path = path;
    this.values = values;
    this.faults = faults;
  }

  /**
   * @param path of the section within the file; empty: it is the whole
   * @param faults where to note what is wrong
   */
  static Section of(String file, String path, @Nullable Object yaml, List<String> faults) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    if (yaml instanceof Map<?, ?> map) {
      map.forEach((key, value) -> values.put(String.valueOf(key), value));
    } else {
      String at = path.isEmpty() ? "" : path + ": ";
      faults.add("%s: %sholds no \"key: value\" lines".formatted(file, at));
    }
    return new Section(file, path, values, faults);
  }

  boolean has(String key) {
    known.add(key);
    return values.get(key) != null;
  }

  /** A single value as text; empty: there is none. */
  Optional<String> text(String key) {
    if (!has(key)) {
      return Optional.empty();
    }
    Object value = values.get(key);
    if (value instanceof Map || value instanceof List) {
      fault(key, "one value was expected, not a list or a mapping");
      return Optional.empty();
    }
    return Optional.of(String.valueOf(value).strip());
  }

  /** The same; a fault if there is none. */
  Optional<String> needed(String key, String example) {
    if (!has(key)) {
      fault(key, "is missing; write for example \"%s: %s\"".formatted(key, example));
    }
    return text(key);
  }

  /** One of the words; empty: it is not there, or a fault says so. */
  Optional<String> oneOf(String key, List<String> words) {
    return text(key)
        .filter(
            word -> {
              if (!words.contains(word)) {
                fault(
                    key,
                    "%s is none of %s%s"
                        .formatted(
                            Quoted.of(word),
                            String.join(", ", words),
                            Spelling.suggestion(word, words)));
              }
              return words.contains(word);
            });
  }

  /** A section within this one; an empty one if there is none. */
  Section section(String key) {
    return of(file, at(key), has(key) ? values.get(key) : Map.of(), faults);
  }

  /** The sections of a list. */
  List<Section> sections(String key) {
    List<Section> sections = new ArrayList<>();
    for (Object element : list(key)) {
      sections.add(of(file, at(key) + "[" + sections.size() + "]", element, faults));
    }
    return sections;
  }

  /** The texts of a list. */
  List<String> texts(String key) {
    return list(key).stream().map(element -> String.valueOf(element).strip()).toList();
  }

  private List<? extends @Nullable Object> list(String key) {
    if (!has(key)) {
      return List.of();
    }
    if (values.get(key) instanceof List<?> list) {
      return list;
    }
    fault(key, "a list was expected: each entry on a line of its own, after \"- \"");
    return List.of();
  }

  /** All keys, which count as asked for. */
  Set<String> keys() {
    known.addAll(values.keySet());
    return values.keySet();
  }

  String path() {
    return path;
  }

  String at(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  void fault(String key, String problem) {
    faults.add("%s: %s: %s".formatted(file, at(key), problem));
  }

  void refuseOthers() {
    for (String key : values.keySet()) {
      if (!known.contains(key)) {
        fault(
            key,
            "is not known here%s; there may be %s"
                .formatted(Spelling.suggestion(key, known), String.join(", ", known)));
      }
    }
  }
}
