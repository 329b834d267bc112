package dev.pillowmint.followup.send.template;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The templates that ship, for tests of those who use them. */
public final class ShippedTemplates {
  private ShippedTemplates() {}

  public static Templates read() {
    try {
      return Reading.templates(new TemplateSettings(null, "en", "We"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
