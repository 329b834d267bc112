package dev.pillowmint.localstack.command;

import java.nio.file.Path;

/** Where everything is reached, for people. */
final class Addresses {
  private Addresses() {}

  static String of(StateFolder state, PortPlan ports) {
    Path mail = StateFolder.all().normalize().relativize(state.data("mail").normalize());
    return """
      Publish events      http://localhost:%d/v1/events         key: demo-key (source demo)
      Keys of sources     http://localhost:%d/v1/keys           admin / admin, or ./pillowmint keys
      Customers' stories  http://localhost:%d/v1/customers/ID   staff / staff
      Policies            http://localhost:%d/v1/policies       manager / manager
      The worklist page   http://localhost:%d                   agent / agent, approver / approver, manager / manager
      Worklist            http://localhost:%d/v1/worklist       staff / staff
      Kafka               localhost:%d
      Schema registry     http://localhost:%d
      PostgreSQL          localhost:%d   database followup, postgres / postgres
      E-mails             .pillowmint/%s
      Logs                .pillowmint/%s/logs
    """
        .formatted(
            ports.intake(),
            ports.intake(),
            ports.decision(),
            ports.decision(),
            ports.followup(),
            ports.followup(),
            ports.kafka(),
            ports.registry(),
            ports.postgres(),
            mail,
            state.use());
  }
}
