package dev.pillowmint.followup.story;

import dev.pillowmint.followup.plan.Announcement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Chronicles without a database; keeps the same contract as the store. */
public final class ChroniclesInMemory implements Chronicles {
  private final Map<String, Moment> moments = new LinkedHashMap<>();
  private final Map<String, Interests> interests = new HashMap<>();
  private final Map<String, Decision> decisions = new HashMap<>();
  private final Map<String, Answer> answers = new HashMap<>();
  private final Map<String, Offer> offers = new HashMap<>();
  private final Map<String, Choice> choices = new HashMap<>();
  private final Map<String, Announcement> announcements = new LinkedHashMap<>();
  private final Set<String> erased = new HashSet<>();

  List<Moment> moments() {
    return List.copyOf(moments.values());
  }

  List<Announcement> announcements() {
    return new ArrayList<>(announcements.values());
  }

  void erase(String customerId) {
    erased.add(customerId);
  }

  @Override
  public <R> R inChronicle(String customerId, Function<Chronicle, R> work) {
    return work.apply(new Opened(customerId));
  }

  @Override
  public Optional<String> customerOfDecision(String decisionId) {
    return Optional.ofNullable(decisions.get(decisionId)).map(Decision::customerId);
  }

  @Override
  public Optional<String> customerOfChoice(String gestureId) {
    return Optional.ofNullable(choices.get(gestureId)).map(Choice::customerId);
  }

  private final class Opened implements Chronicle {
    private final String customer;

    Opened(String customer) {
      this.customer = customer;
    }

    @Override
    public boolean isErased() {
      return erased.contains(customer);
    }

    @Override
    public void keep(Moment moment) {
      moments.putIfAbsent(moment.event().toString(), moment);
    }

    @Override
    public Interests interests() {
      return Objects.requireNonNullElse(interests.get(customer), Interests.NONE);
    }

    @Override
    public void keep(Interests known) {
      interests.put(customer, known);
    }

    @Override
    public Optional<Decision> decision(String id) {
      return Optional.ofNullable(decisions.get(id));
    }

    @Override
    public void keep(Decision decision) {
      decisions.put(decision.id(), decision);
    }

    @Override
    public Optional<Answer> answer(String decisionId, int revision) {
      return Optional.ofNullable(answers.get(decisionId + " " + revision));
    }

    @Override
    public void keep(Answer answer) {
      answers.put(answer.decisionId() + " " + answer.revision(), answer);
    }

    @Override
    public Optional<Offer> offer(String decisionId) {
      return Optional.ofNullable(offers.get(decisionId));
    }

    @Override
    public void keep(Offer offer) {
      offers.put(offer.decisionId(), offer);
    }

    @Override
    public Optional<Choice> choice(String gestureId) {
      return Optional.ofNullable(choices.get(gestureId));
    }

    @Override
    public void keep(Choice choice) {
      choices.put(choice.gestureId(), choice);
    }

    @Override
    public void announce(Announcement announcement) {
      announcements.putIfAbsent(announcement.id(), announcement);
    }
  }
}
