package dev.pillowmint.followup.send;

import dev.pillowmint.followup.plan.Channel;
import dev.pillowmint.followup.plan.Kind;
import dev.pillowmint.followup.plan.Message;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Messages as tests need them. */
public final class Messages {
  private Messages() {}

  public static Message aMail(String address) {
    return message(Channel.EMAIL, address, "Ada", false);
  }

  public static Message aMailTo(String address, @Nullable String name) {
    return message(Channel.EMAIL, address, name, false);
  }

  public static Message aMarketingMail(String address) {
    return message(Channel.EMAIL, address, "Ada", true);
  }

  public static Message aLetter() {
    return message(Channel.webhook("letters"), null, "Ada", false);
  }

  private static Message message(
      Channel channel, @Nullable String address, @Nullable String name, boolean marketing) {
    return new Message(
        UUID.randomUUID(),
        channel,
        Kind.FEEDBACK_REQUEST,
        new Message.Recipient("c-1", address, name, "en"),
        new Message.Content("feedback-request", "We waived the fee.", marketing));
  }
}
