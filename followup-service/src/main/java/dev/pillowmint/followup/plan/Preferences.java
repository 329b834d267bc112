package dev.pillowmint.followup.plan;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a customer wishes to be contacted, or not.
 *
 * @param contact by medium and purpose; true: allowed; nothing said: allowed
 * @param quietFrom start of their own quiet hours as {@code HH:mm}; null: not said
 * @param quietUntil end of their own quiet hours as {@code HH:mm}; null: not said
 * @param leaveAlone true: no after-care; null: not said
 */
public record Preferences(
    Map<Wish, Told<Boolean>> contact,
    @Nullable Told<String> quietFrom,
    @Nullable Told<String> quietUntil,
    @Nullable Told<Boolean> leaveAlone) {

  /** Nothing was said yet. */
  public static final Preferences NONE = new Preferences(Map.of(), null, null, null);

  public Preferences {
    contact = Map.copyOf(contact);
  }

  boolean allow(Wish wish) {
    Told<Boolean> told = contact.get(wish);
    return told == null || told.value();
  }

  boolean wantToBeLeftAlone() {
    return leaveAlone != null && leaveAlone.value();
  }

  Preferences with(News.PreferenceChanged change) {
    Map<Wish, Told<Boolean>> wishes = new HashMap<>(contact);
    Boolean allowed = change.allowed();
    if (allowed != null) {
      Told<Boolean> told = new Told<>(allowed, change.at());
      change.wishes().forEach(wish -> wishes.merge(wish, told, Told::newest));
    }
    return new Preferences(
        wishes,
        newest(quietFrom, change.quietFrom(), change),
        newest(quietUntil, change.quietUntil(), change),
        newest(leaveAlone, change.leaveAlone(), change));
  }

  /**
   * What both asked for: a no of either stands until they say otherwise, and so does the quiet of
   * either. Together it may be all day; then what was said last counts, lest nobody reaches them.
   */
  Preferences joined(Preferences other) {
    Map<Wish, Told<Boolean>> wishes = new HashMap<>(contact);
    other.contact.forEach(
        (wish, told) -> wishes.merge(wish, told, (one, two) -> preferring(false, one, two)));
    Quiet quiet = Quiet.joined(quietFrom, quietUntil, other.quietFrom, other.quietUntil);
    Told<Boolean> alone =
        leaveAlone == null || other.leaveAlone == null
            ? Told.either(leaveAlone, other.leaveAlone)
            : preferring(true, leaveAlone, other.leaveAlone);
    return new Preferences(wishes, quiet.from(), quiet.until(), alone);
  }

  private static Told<Boolean> preferring(boolean value, Told<Boolean> one, Told<Boolean> other) {
    if (one.value().equals(other.value())) {
      return Told.newest(one, other);
    }
    return one.value() == value ? one : other;
  }

  private static <T extends Comparable<T>> @Nullable Told<T> newest(
      @Nullable Told<T> known, @Nullable T value, News change) {
    return value == null ? known : Told.newest(known, new Told<>(value, change.at()));
  }
}
