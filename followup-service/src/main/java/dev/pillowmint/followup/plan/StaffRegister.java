package dev.pillowmint.followup.plan;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is kept about the people who log in. A port: the store answers. */
public interface StaffRegister {

  /**
   * Notes that somebody logged in, under that name.
   *
   * @param leads whether they lead the others
   */
  void loggedIn(StaffMember member, boolean leads, Instant at);

  /** The language that somebody chose, as a code such as {@code de}; empty: none. */
  Optional<String> language(String login);

  /**
   * Keeps what somebody chose; nobody is asked for it.
   *
   * @param name how colleagues see them; null: as their log-in says
   * @param language as a code such as {@code de}; null: as their browser says
   */
  void choose(String login, @Nullable String name, @Nullable String language);

  /** Keeps the language that somebody chose, as a code such as {@code de}. */
  void speak(String login, String language);

  /** The name that colleagues see; the log-in name where no other is known. */
  String nameOf(String login);
}
