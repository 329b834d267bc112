package dev.pillowmint.followup.plan;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A promise to a customer.
 *
 * @param customerId to whom
 * @param id the gesture's id, or as staff named it; unique per customer
 * @param state what became of it
 * @param what in words; null: not known yet, or erased
 * @param dueAt by when; null: the word that it was settled came before the promise itself
 * @param owner the role that answers for it; null: anybody
 * @param ending how it ended; null: it is open, or ended before that was kept
 * @param madeCheck the id of its check if it was made to an identifier that was given up since;
 *     null: it was not
 */
public record Promise(
    String customerId,
    String id,
    PromiseState state,
    @Nullable String what,
    @Nullable Instant dueAt,
    @Nullable String owner,
    @Nullable Ending ending,
    @Nullable UUID madeCheck) {

  /** One that was made to the customer whose it is. */
  public Promise(
      String customerId,
      String id,
      PromiseState state,
      @Nullable String what,
      @Nullable Instant dueAt,
      @Nullable String owner,
      @Nullable Ending ending) {
    this(customerId, id, state, what, dueAt, owner, ending, null);
  }

  /** One that nobody in particular answers for, and of whose end nothing is known. */
  public Promise(
      String customerId,
      String id,
      PromiseState state,
      @Nullable String what,
      @Nullable Instant dueAt) {
    this(customerId, id, state, what, dueAt, null, null);
  }

  /**
   * How a promise ended.
   *
   * @param at when
   * @param by the person who said so; null: nobody in person
   * @param event the event that said so; null: none
   */
  public record Ending(Instant at, @Nullable String by, @Nullable EventRef event) {

    /** Its time was over, or nothing is left to keep. */
    static Ending byItself(Instant at) {
      return new Ending(at, null, null);
    }
  }

  /** The id of the follow-up that checks it. */
  public UUID check() {
    return madeCheck == null ? Plans.checkOf(customerId, id) : madeCheck;
  }

  boolean isOpen() {
    return state == PromiseState.OPEN;
  }

  /** Whether only its end is known so far. */
  boolean isForeseen() {
    return dueAt == null;
  }

  /** A promise ends once: what is settled stays as it is. */
  Promise settled(PromiseState end) {
    return settled(end, null);
  }

  Promise dueBy(Instant time) {
    return new Promise(customerId, id, state, what, time, owner, ending, madeCheck);
  }

  Promise settled(PromiseState end, @Nullable Ending how) {
    return isOpen() ? new Promise(customerId, id, end, what, dueAt, owner, how, madeCheck) : this;
  }

  Promise erased(Instant now) {
    Promise ended = settled(PromiseState.RELEASED, Ending.byItself(now));
    return new Promise(customerId, id, ended.state, null, dueAt, owner, ended.ending, madeCheck);
  }
}
