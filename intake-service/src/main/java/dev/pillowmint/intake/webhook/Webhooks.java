package dev.pillowmint.intake.webhook;

import dev.pillowmint.catalogue.EventTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** The webhooks of a folder, as its files and their secrets were when they last made sense. */
public final class Webhooks {
  private final Optional<Path> folder;
  private final Secrets secrets;
  private final WebhookFiles files;
  private final Map<String, Optional<String>> asked = new ConcurrentHashMap<>();
  private Map<String, String> read = Map.of();
  private volatile Map<String, Webhook> byName = Map.of();
  private volatile String fault = "";

  /**
   * @param folder empty: there are no webhooks
   * @param templates the text of the one by that name
   * @throws WebhookFilesException if the files there cannot be used
   */
  public Webhooks(
      Optional<Path> folder,
      EventTypes types,
      Function<String, Optional<String>> templates,
      Secrets secrets) {
    this.folder = folder;
    this.secrets = secrets;
    this.files = new WebhookFiles(types, templates, this::remembered);
    refresh();
    if (!fault.isEmpty()) {
      throw new WebhookFilesException(List.of(fault));
    }
  }

  /** The one by that name. */
  public Optional<Webhook> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** The names of all. */
  public List<String> names() {
    return byName.keySet().stream().sorted().toList();
  }

  /** Why the files as they now are cannot be used; empty: they can. */
  public String fault() {
    return fault;
  }

  /**
   * Reads the files and secrets again. What cannot be used changes nothing but {@link #fault}.
   *
   * @return whether anything differs from what was read before
   */
  public synchronized boolean refresh() {
    if (folder.isEmpty()) {
      return false;
    }
    try {
      Map<String, String> now = texts(folder.get());
      if (now.equals(read) && asked.entrySet().stream().allMatch(this::isSame)) {
        return false;
      }
      read = now;
      asked.clear();
      byName = files.load(now);
      fault = "";
      return true;
    } catch (WebhookFilesException e) {
      return differs(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      read = Map.of();
      return differs("The files of webhooks in %s cannot be read".formatted(folder.get()));
    }
  }

  private boolean differs(String newFault) {
    boolean differs = !newFault.equals(fault);
    fault = newFault;
    return differs;
  }

  private boolean isSame(Map.Entry<String, Optional<String>> before) {
    return secrets.find(before.getKey()).equals(before.getValue());
  }

  private Optional<String> remembered(String reference) {
    return asked.computeIfAbsent(reference, secrets::find);
  }

  /** The texts of the folder's files of webhooks, by file name. */
  public static Map<String, String> texts(Path folder) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.filter(Webhooks::isYaml).toList()) {
        texts.put(String.valueOf(file.getFileName()), Files.readString(file));
      }
    }
    return new HashMap<>(texts);
  }

  private static boolean isYaml(Path file) {
    String name = file.toString();
    return (name.endsWith(".yaml") || name.endsWith(".yml")) && Files.isRegularFile(file);
  }
}
