package dev.pillowmint.intake.repair;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON text; its library stays outside the core. */
public interface Json {
  /** An object as it was {@linkplain #write written}. */
  Map<String, @Nullable Object> read(String text);

  /** An object as text. */
  String write(Map<String, @Nullable Object> object);
}
