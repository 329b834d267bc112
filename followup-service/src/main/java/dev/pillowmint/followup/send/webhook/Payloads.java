package dev.pillowmint.followup.send.webhook;

import dev.pillowmint.followup.plan.Message;
import dev.pillowmint.followup.send.template.Letter;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A message as a webhook's JSON body. */
final class Payloads {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String TYPE = "follow-up.send";

  private Payloads() {}

  static String of(
      Message message, Optional<Letter> letter, @Nullable URI unsubscribe, Instant at) {
    Message.Recipient to = message.to();
    return JSON.writeValueAsString(
        new Payload(
            TYPE,
            at.toString(),
            new Data(
                message.id().toString(),
                message.channel().code(),
                message.kind().code(),
                to.customerId(),
                to.displayName(),
                letter.map(Letter::language).orElse(to.language()),
                message.content().marketing(),
                message.content().customerText(),
                letter.map(Letter::subject).orElse(null),
                letter.map(Letter::text).orElse(null),
                unsubscribe == null ? null : unsubscribe.toString())));
  }

  /** As the specification recommends: what, when, and the data. */
  record Payload(String type, String timestamp, Data data) {}

  /**
   * What shall reach the customer.
   *
   * @param customerText what it is about; null: nothing prepared
   * @param subject in the customer's language; null: a person writes
   * @param text in the customer's language; null: a person writes
   */
  record Data(
      String followUpId,
      String channel,
      String kind,
      String customerId,
      @Nullable String displayName,
      @Nullable String language,
      boolean marketing,
      @Nullable String customerText,
      @Nullable String subject,
      @Nullable String text,
      @Nullable String unsubscribe) {}
}
