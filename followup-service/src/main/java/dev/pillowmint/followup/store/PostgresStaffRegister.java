package dev.pillowmint.followup.store;

import dev.pillowmint.followup.plan.StaffMember;
import dev.pillowmint.followup.plan.StaffRegister;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code staff}. */
@Component
final class PostgresStaffRegister implements StaffRegister {
  private final JdbcClient jdbc;

  PostgresStaffRegister(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void loggedIn(StaffMember member, boolean leads, Instant at) {
    jdbc.sql(
            """
            insert into staff (login, name, email, teams, logged_in_at, leads, speaks)
            values (:login, :name, :email, :teams, :at, :leads, :speaks)
            on conflict (login) do update
            set name = :name, email = :email, teams = :teams, logged_in_at = :at,
              leads = :leads, speaks = :speaks""")
        .param("login", member.login())
        .param("name", member.name())
        .param("email", member.email())
        .param("teams", member.teams().toArray(String[]::new))
        .param("at", Times.column(at))
        .param("leads", leads)
        .param("speaks", member.language())
        .update();
  }

  @Override
  public Optional<String> language(String login) {
    return jdbc.sql("select language from staff where login = ? and language is not null")
        .param(login)
        .query(String.class)
        .optional();
  }

  @Override
  public void choose(String login, @Nullable String name, @Nullable String language) {
    jdbc.sql("update staff set chosen_name = ?, language = ? where login = ?")
        .param(name)
        .param(language)
        .param(login)
        .update();
  }

  @Override
  public void speak(String login, String language) {
    jdbc.sql("update staff set language = ? where login = ?").param(language).param(login).update();
  }

  @Override
  public String nameOf(String login) {
    return jdbc.sql("select coalesce(chosen_name, name) from staff where login = ?")
        .param(login)
        .query(String.class)
        .optional()
        .orElse(login);
  }
}
