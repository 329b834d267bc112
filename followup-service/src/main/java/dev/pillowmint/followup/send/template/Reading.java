package dev.pillowmint.followup.send.template;

import dev.pillowmint.followup.plan.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads all templates; one fault anywhere refuses them all. */
final class Reading {
  private final TemplateSettings settings;
  private final List<Fault> faults = new ArrayList<>();
  private final Map<String, Source> files = new LinkedHashMap<>();

  private Reading(TemplateSettings settings) {
    this.settings = settings;
  }

  /**
   * @throws TemplateException if one is wrong or one is missing; names each fault
   */
  static Templates templates(TemplateSettings settings) throws IOException {
    Reading reading = new Reading(settings);
    Sources.shipped().forEach(reading::take);
    Sources.own(settings.location(), reading.faults).forEach(reading::take);
    Map<String, Map<String, Words>> words = reading.words();
    reading.requireHouseLanguage(words);
    if (!reading.faults.isEmpty()) {
      throw new TemplateException(reading.faults);
    }
    return new Templates(words, settings);
  }

  /** The company's own words of a language take the place of both shipped files. */
  private void take(Source file) {
    if (!isKind(file.kind())) {
      fault(
          file,
          "\"%s\" is written by a person, or unknown".formatted(file.kind()),
          "expected a folder named " + Templates.machineKinds());
    } else if (!isLanguage(file.language())) {
      fault(
          file,
          "\"%s\" is no language".formatted(file.language()),
          "name it by a BCP 47 tag, e.g. de.txt or pt-BR.txt");
    } else {
      String html = key(file, "html");
      Source before = files.put(key(file, file.ending()), file);
      boolean replaces = before != null && file.own() && !before.own();
      Source shipped = files.get(html);
      if (replaces && !file.isHtml() && shipped != null && !shipped.own()) {
        files.remove(html);
      }
    }
  }

  private Map<String, Map<String, Words>> words() {
    Map<String, Map<String, Words>> words = new HashMap<>();
    Check check = new Check(faults);
    for (Source file : files.values()) {
      Source text = files.get(key(file, "txt"));
      if (text == null) {
        fault(file, "has no plain text beside it", "add %s.txt".formatted(file.language()));
      } else if (!file.isHtml()) {
        Words found = check.words(file, files.get(key(file, "html")));
        if (found != null) {
          words.computeIfAbsent(file.kind(), k -> new HashMap<>()).put(found.language(), found);
        }
      }
    }
    return words;
  }

  private void requireHouseLanguage(Map<String, Map<String, Words>> words) {
    if (!faults.isEmpty()) {
      return;
    }
    for (Kind kind : Templates.WRITTEN_BY_MACHINE) {
      if (!words.getOrDefault(kind.code(), Map.of()).containsKey(settings.language())) {
        faults.add(
            new Fault(
                "%s/%s.txt".formatted(kind.code(), settings.language()),
                0,
                "is missing, and every other language falls back on it",
                "add it to the folder pillowmint.templates.location, or set"
                    + " pillowmint.templates.language to a language that has all"));
      }
    }
  }

  private void fault(Source file, String what, String remedy) {
    faults.add(new Fault(file.name(), 0, what, remedy));
  }

  private static boolean isKind(String folder) {
    return folder.equals(Templates.DIGEST)
        || Templates.WRITTEN_BY_MACHINE.stream().anyMatch(k -> k.code().equals(folder));
  }

  private static boolean isLanguage(String tag) {
    try {
      return new Locale.Builder().setLanguageTag(tag).build().toLanguageTag().equals(tag)
          && !tag.equals("und");
    } catch (IllformedLocaleException e) {
      return false;
    }
  }

  private static String key(Source file, String ending) {
    return "%s/%s.%s".formatted(file.kind(), file.language(), ending);
  }
}
