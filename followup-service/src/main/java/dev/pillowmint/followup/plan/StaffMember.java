package dev.pillowmint.followup.plan;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person who cares for customers.
 *
 * @param login how they log in; recorded with everything they do
 * @param name how colleagues know them
 * @param email where to reach them; null: not known
 * @param language of what they read, as a language code such as {@code de}; null: not said
 * @param teams whose work is theirs first, by the roles that policies name, e.g. {@code care-team}
 */
public record StaffMember(
    String login,
    String name,
    @Nullable String email,
    @Nullable String language,
    Set<String> teams) {

  public StaffMember {
    teams = Set.copyOf(teams);
  }
}
