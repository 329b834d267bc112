package dev.pillowmint.followup.plan;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a channel shall bring to a customer.
 *
 * @param id the follow-up's: names the message, however often it is sent
 * @param channel by which
 * @param kind what it is
 * @param to whom
 * @param content what about
 */
public record Message(UUID id, Channel channel, Kind kind, Recipient to, Content content) {

  static Message of(FollowUp followUp, Channel channel, Customer customer) {
    Profile profile = customer.profile();
    return new Message(
        followUp.id(),
        channel,
        followUp.task().kind(),
        new Recipient(
            customer.id(),
            channel.equals(Channel.EMAIL) ? customer.email() : null,
            value(profile.displayName()),
            value(profile.language())),
        new Content(
            followUp.task().kind().code(),
            followUp.about().customerText(),
            followUp.task().marketing()));
  }

  private static @Nullable String value(@Nullable Told<String> told) {
    return told == null ? null : told.value();
  }

  /**
   * Whom it is for.
   *
   * @param customerId as in every event
   * @param address where to; null: the channel knows where by the customer's id
   * @param displayName how they like to be addressed; null: not known
   * @param language BCP 47; null: not known
   */
  public record Recipient(
      String customerId,
      @Nullable String address,
      @Nullable String displayName,
      @Nullable String language) {}

  /**
   * What it says.
   *
   * @param template names the words around
   * @param customerText what it is about; null: nothing prepared
   * @param marketing whether the customer must be able to unsubscribe from it
   */
  public record Content(String template, @Nullable String customerText, boolean marketing) {}
}
