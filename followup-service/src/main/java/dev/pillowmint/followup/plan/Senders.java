package dev.pillowmint.followup.plan;

import java.util.Optional;

/** Every channel that can send. A port. */
public interface Senders {

  /** Who sends by that channel; empty: nobody, a person has to. */
  Optional<Sender> by(Channel channel);

  /** How many messages may be under way at once, by all channels together. */
  int atOnce();
}
