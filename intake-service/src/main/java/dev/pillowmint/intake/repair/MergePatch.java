package dev.pillowmint.intake.repair;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON merge patches, RFC 7396: what stands in the patch replaces, a null removes. */
public final class MergePatch {
  private MergePatch() {}

  /** The target with the patch applied; neither is changed. */
  public static Map<String, @Nullable Object> apply(
      Map<String, @Nullable Object> target, Map<?, ?> patch) {
    Map<String, @Nullable Object> result = new LinkedHashMap<>(target);
    patch.forEach(
        (key, value) -> {
          String name = String.valueOf(key);
          if (value == null) {
            result.remove(name);
          } else if (value instanceof Map<?, ?> inner) {
            result.put(name, apply(object(result.get(name)), inner));
          } else {
            result.put(name, value);
          }
        });
    return result;
  }

  private static Map<String, @Nullable Object> object(@Nullable Object value) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((name, inner) -> object.put(String.valueOf(name), inner));
    }
    return object;
  }
}
