package dev.pillowmint.followup.send.returned;

import dev.pillowmint.followup.plan.Firsthand;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what came back into news about the customer. Read again, it has no second effect. */
final class ReturnedMail {
  private static final Logger LOG = LoggerFactory.getLogger(ReturnedMail.class);
  private static final List<String> KINDS =
      List.of("bounced", "bounced-for-now", "complained", "delayed", "unknown");

  private final Reports reports;
  private final Firsthand firsthand;
  private final MeterRegistry metrics;

  ReturnedMail(Reports reports, Firsthand firsthand, MeterRegistry metrics) {
    this.reports = reports;
    this.firsthand = firsthand;
    this.metrics = metrics;
    KINDS.forEach(kind -> count(kind, 0));
  }

  /**
   * Takes in what it says.
   *
   * @param mail empty: it cannot be read
   * @return whether it was understood; what is not is left to people
   */
  boolean take(Optional<MimeMessage> mail) {
    String kind = heard(mail.map(this::read).orElseGet(Report.Unknown::new));
    count(kind, 1);
    return !kind.equals("unknown");
  }

  private Report read(MimeMessage mail) {
    try {
      return reports.read(mail);
    } catch (MessagingException | IOException | RuntimeException e) {
      LOG.info("A returned e-mail cannot be read: {}", e.toString());
      return new Report.Unknown();
    }
  }

  private String heard(Report report) {
    return switch (report) {
      case Report.Bounced b ->
          !firsthand.bounced(b.followUp(), b.permanent(), b.address())
              ? "unknown"
              : b.permanent() ? "bounced" : "bounced-for-now";
      case Report.Complained c -> firsthand.complained(c.followUp()) ? "complained" : "unknown";
      case Report.Delayed delayed -> "delayed";
      case Report.Unknown unknown -> "unknown";
    };
  }

  private void count(String kind, int number) {
    metrics.counter("pillowmint.returned.mails", "kind", kind).increment(number);
  }
}
