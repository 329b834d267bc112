package dev.pillowmint.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The topic catalogue.
 *
 * @param topics all of them, in the order of the file
 */
public record Topics(List<Topic> topics) {

  public Topics {
    topics = List.copyOf(topics);
  }

  /** The topics that ship with Pillowmint. */
  public static Topics shipped() {
    try (InputStream in = Topics.class.getResourceAsStream("/topics.yaml")) {
      return new YAMLMapper().readValue(in, Topics.class);
    } catch (IOException e) {
      throw new CatalogueException("The topic catalogue cannot be read", e);
    }
  }
}
