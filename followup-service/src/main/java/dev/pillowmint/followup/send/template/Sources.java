package dev.pillowmint.followup.send.template;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Finds the files of templates: those that ship, and the company's own. */
final class Sources {
  private static final String SHIPPED = "templates/mail/";
  private static final long LONGEST_BYTES = 256 * 1024;

  private Sources() {}

  static List<Source> shipped() throws IOException {
    List<Source> found = new ArrayList<>();
    for (Resource file :
        new PathMatchingResourcePatternResolver().getResources("classpath:" + SHIPPED + "*/*.*")) {
      String address = file.getURL().toString();
      String path = address.substring(address.lastIndexOf(SHIPPED) + SHIPPED.length());
      String text = file.getContentAsString(StandardCharsets.UTF_8);
      found.add(source(SHIPPED + path, path, text, false));
    }
    found.sort(Comparator.comparing(Source::name));
    return found;
  }

  /** Files of the company's folder; what cannot be read, or has no place there, is a fault. */
  static List<Source> own(@Nullable String location, List<Fault> faults) throws IOException {
    if (location == null || location.isBlank()) {
      return List.of();
    }
    Path folder = Path.of(location);
    if (!Files.isDirectory(folder)) {
      faults.add(
          new Fault(
              location,
              0,
              "is no folder",
              "set pillowmint.templates.location to one, or unset it"));
      return List.of();
    }
    List<Source> found = new ArrayList<>();
    try (Stream<Path> all = Files.walk(folder, 3)) {
      for (Path file : all.filter(Files::isRegularFile).filter(Sources::isVisible).toList()) {
        read(folder, file, found, faults);
      }
    }
    found.sort(Comparator.comparing(Source::name));
    return found;
  }

  private static void read(Path folder, Path file, List<Source> found, List<Fault> faults)
      throws IOException {
    String path = folder.relativize(file).toString().replace('\\', '/');
    if (!path.matches("[^/]+/[^/]+\\.(txt|html)")) {
      faults.add(
          new Fault(
              file.toString(),
              0,
              "has no place here",
              "expected KIND/LANGUAGE.txt or KIND/LANGUAGE.html, e.g. after-care/de.txt"));
    } else if (Files.size(file) > LONGEST_BYTES) {
      faults.add(new Fault(file.toString(), 0, "is longer than 256 KiB", "shorten it"));
    } else {
      try {
        found.add(source(file.toString(), path, Files.readString(file), true));
      } catch (MalformedInputException e) {
        faults.add(new Fault(file.toString(), 0, "is not UTF-8", "save it as UTF-8"));
      }
    }
  }

  private static boolean isVisible(Path file) {
    return !String.valueOf(file.getFileName()).startsWith(".");
  }

  private static Source source(String name, String path, String text, boolean own) {
    int slash = path.indexOf('/');
    int dot = path.lastIndexOf('.');
    String clean = text.replace("\r\n", "\n").replace("\uFEFF", "");
    return new Source(
        name,
        path.substring(0, slash),
        path.substring(slash + 1, dot),
        path.substring(dot + 1),
        clean,
        own);
  }
}
