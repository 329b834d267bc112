package dev.pillowmint.followup.store;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.pillowmint.followup.insight.Digests;
import dev.pillowmint.followup.plan.HouseRules;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** The weekly digest's timer: one row for all instances. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DigestSettings.class)
class DigestConfiguration {
  private static final Logger LOG = LoggerFactory.getLogger(DigestConfiguration.class);
  private static final Duration RETRY = Duration.ofMinutes(10);

  /** A day of tries; then it is too old to be news. */
  private static final int MOST_TRIES = 144;

  @Bean
  @Conditional(HasMailServer.class)
  RecurringTask<Void> weeklyDigest(
      DigestSettings settings,
      HouseRules rules,
      ObjectProvider<Digests> digests,
      ObjectProvider<Digests.Post> post) {
    Weekly weekly = new Weekly(settings.weekday(), settings.time(), rules.zone());
    return Tasks.recurring("weekly-digest", weekly)
        .onFailure((complete, operations) -> later(weekly, complete, operations))
        .onDeadExecutionRevive()
        .execute((task, context) -> send(digests.getObject(), post.getObject()));
  }

  private static void send(Digests digests, Digests.Post post) {
    List<String> left = digests.send(post);
    if (!left.isEmpty()) {
      throw new DigestWaitsException(left.size());
    }
  }

  private static void later(
      Weekly weekly, ExecutionComplete complete, ExecutionOperations<Void> operations) {
    boolean again = complete.getExecution().consecutiveFailures < MOST_TRIES;
    if (!again) {
      LOG.warn(
          "The week's digest did not reach everybody within a day; the next one is tried again");
    }
    operations.reschedule(
        complete,
        again ? complete.getTimeDone().plus(RETRY) : weekly.getNextExecutionTime(complete));
  }

  /** Some readers have not got it. */
  private static final class DigestWaitsException extends RuntimeException {
    private static final long serialVersionUID = 1;

    DigestWaitsException(int readers) {
      super("The mail server did not take the week's digest for %d".formatted(readers));
    }
  }

  /** Whether mail is wanted, and a server is named; {@code .invalid} is nobody's (RFC 6761). */
  static final class HasMailServer implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      String host = context.getEnvironment().getProperty("spring.mail.host", "").strip();
      return context.getEnvironment().getProperty("pillowmint.digest.mail", Boolean.class, true)
          && !host.isEmpty()
          && !host.endsWith(".invalid");
    }
  }
}
