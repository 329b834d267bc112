package dev.pillowmint.intake.topics;

import dev.pillowmint.intake.audit.AdministrativeAct;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** An administrative act in the service's own log, each field on its own. */
final class AuditLine {
  private static final Logger log = LoggerFactory.getLogger("pillowmint.audit");

  private AuditLine() {}

  static void write(AdministrativeAct act) {
    LoggingEventBuilder line =
        log.atInfo()
            .addKeyValue("audit.actor", act.actor())
            .addKeyValue("audit.act", act.act())
            .addKeyValue("audit.subject", act.subject())
            .addKeyValue("audit.at", act.at().toString())
            .addKeyValue("audit.outcome", act.outcome().name());
    for (Map.Entry<String, String> detail : act.details().entrySet()) {
      line = line.addKeyValue("audit." + detail.getKey(), detail.getValue());
    }
    line.log("{} of {} by {}: {}", act.act(), act.subject(), act.actor(), act.outcome());
  }
}
