package dev.pillowmint.followup.plan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Messages to an address come back for good.
 *
 * @param address which; null: the one that was known then
 * @param at since when
 */
public record Bounce(@Nullable String address, Instant at) {

  /** Whether it is about that address. */
  boolean concerns(Told<String> told) {
    return address == null ? !told.at().isAfter(at) : address.equalsIgnoreCase(told.value());
  }

  static Bounce newest(@Nullable Bounce known, Bounce told) {
    if (known == null || told.at.isAfter(known.at)) {
      return told;
    }
    return told.at.equals(known.at) && told.order().compareTo(known.order()) < 0 ? told : known;
  }

  /** The one that says that they cannot be reached there; else the newest. */
  static Bounce weightier(Bounce one, Bounce other, @Nullable Told<String> address) {
    boolean concerned = address != null && one.concerns(address);
    return address == null || concerned == other.concerns(address)
        ? newest(one, other)
        : concerned ? one : other;
  }

  private String order() {
    return address == null ? "" : address;
  }
}
