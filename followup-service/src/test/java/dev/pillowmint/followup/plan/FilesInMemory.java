package dev.pillowmint.followup.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** Files without a database; keeps the same contract as the store. */
public final class FilesInMemory implements Files {
  private final Map<String, Customer> customers = new HashMap<>();
  private final Map<String, String> aliases = new HashMap<>();
  private final Map<UUID, FollowUp> followUps = new LinkedHashMap<>();
  private final Map<String, Promise> promises = new HashMap<>();
  private final Map<UUID, CustomerFile.Completion> completions = new HashMap<>();
  private final Map<UUID, List<Judged>> verdicts = new HashMap<>();
  private final Map<String, List<Failure>> failures = new HashMap<>();
  private final Map<String, List<PreferenceChange>> preferences = new HashMap<>();
  private final Map<UUID, Instant> looks = new HashMap<>();
  private final Map<UUID, Act> acts = new HashMap<>();
  private final Set<EventRef> events = new HashSet<>();
  private final List<FollowUp> changes = new ArrayList<>();
  private final Map<String, Announcement> announcements = new LinkedHashMap<>();

  /** Every change so far, as it would be published. */
  public List<FollowUp> changes() {
    return List.copyOf(changes);
  }

  /** What the other services are told. */
  public List<Announcement> announcements() {
    return List.copyOf(announcements.values());
  }

  /** All follow-ups, as they are now. */
  public List<FollowUp> all() {
    return List.copyOf(followUps.values());
  }

  public Optional<Promise> promise(String customer, String id) {
    return Optional.ofNullable(promises.get(customer + "\n" + id));
  }

  public List<Promise> promises() {
    return List.copyOf(promises.values());
  }

  /** When that follow-up is looked at next; empty: never again. */
  Optional<Instant> nextLook(UUID followUp) {
    return Optional.ofNullable(looks.get(followUp));
  }

  /** The timer of that follow-up ran; it sets itself again, or does not. */
  void looked(UUID followUp, Optional<Instant> again) {
    again.ifPresentOrElse(at -> looks.put(followUp, at), () -> looks.remove(followUp));
  }

  /** Those that are looked at next, the earliest first. */
  List<FollowUp> waiting() {
    return followUps.values().stream()
        .filter(f -> f.status().state() == State.PLANNED || f.status().state() == State.HELD)
        .sorted(Comparator.comparing(f -> f.status().dueAt()))
        .toList();
  }

  @Override
  public <R> R inFiles(
      Map<String, Set<String>> asked, Function<Function<String, CustomerFile>, R> work) {
    asked
        .keySet()
        .forEach(id -> customers.putIfAbsent(remaining(id), Customer.unknown(remaining(id))));
    Runnable undo = undo();
    try {
      return work.apply(id -> new InMemory(remaining(id)));
    } catch (RuntimeException e) {
      undo.run();
      throw e;
    }
  }

  private String remaining(String id) {
    return aliases.getOrDefault(id, id);
  }

  @Override
  public void join(String alias, String into, Instant now, Joining work) {
    String to = remaining(into);
    Customer from = customers.getOrDefault(alias, Customer.unknown(alias));
    if (aliases.containsKey(alias) || to.equals(alias)) {
      return;
    }
    Customer before = customers.getOrDefault(to, Customer.unknown(to));
    aliases.replaceAll((id, remains) -> remains.equals(alias) ? to : remains);
    aliases.put(alias, to);
    customers.remove(alias);
    customers.put(to, before.joined(from));
    List<Promise> foretold = new ArrayList<>();
    for (Promise promise : List.copyOf(promises.values())) {
      if (promise.customerId().equals(alias)) {
        moved(promise, to).ifPresent(foretold::add);
      }
    }
    followUps.replaceAll(
        (id, f) ->
            f.customerId().equals(alias)
                ? new FollowUp(f.id(), to, f.about(), f.task(), f.when(), f.status())
                : f);
    failures.merge(to, failures.getOrDefault(alias, List.of()), FilesInMemory::joined);
    failures.remove(alias);
    preferences.merge(to, preferences.getOrDefault(alias, List.of()), FilesInMemory::joined);
    preferences.remove(alias);
    work.joined(new InMemory(to), before, foretold);
  }

  /** What the one that is left out foretold of the other. */
  private Optional<Promise> moved(Promise promise, String to) {
    promises.remove(promise.customerId() + "\n" + promise.id());
    Promise other = promises.get(to + "\n" + promise.id());
    if (other != null && promise.dueAt() == null) {
      return Optional.of(promise);
    }
    boolean apart = other != null && other.dueAt() != null;
    String id = apart ? Files.apart(promise.customerId(), promise.id()) : promise.id();
    promises.put(
        to + "\n" + id,
        new Promise(
            to,
            id,
            promise.state(),
            promise.what(),
            promise.dueAt(),
            promise.owner(),
            promise.ending(),
            promise.check()));
    return Optional.ofNullable(other).filter(o -> o.dueAt() == null);
  }

  private Runnable undo() {
    List<Runnable> undo =
        List.of(
            restore(customers),
            restore(followUps),
            restore(promises),
            restore(completions),
            restore(verdicts),
            restore(failures),
            restore(preferences),
            restore(looks),
            restore(acts),
            restore(announcements));
    Set<EventRef> eventsThen = Set.copyOf(events);
    int changesThen = changes.size();
    return () -> {
      undo.forEach(Runnable::run);
      events.retainAll(eventsThen);
      changes.subList(changesThen, changes.size()).clear();
    };
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  private static <K, V> Runnable restore(Map<K, V> map) {
    Map<K, V> then = new LinkedHashMap<>(map);
    return () -> {
      map.clear();
      map.putAll(then);
    };
  }

  @Override
  public Optional<String> customerOf(UUID followUp) {
    return Optional.ofNullable(followUps.get(followUp)).map(FollowUp::customerId);
  }

  private final class InMemory implements CustomerFile {
    private final String id;

    InMemory(String id) {
      this.id = id;
    }

    @Override
    public Customer customer() {
      return java.util.Objects.requireNonNull(customers.get(id));
    }

    @Override
    public void keep(Customer customer) {
      customers.put(id, customer);
    }

    @Override
    public boolean takeIn(EventRef event, Instant now) {
      return events.add(event);
    }

    @Override
    public Optional<FollowUp> followUp(UUID followUp) {
      return Optional.ofNullable(followUps.get(followUp));
    }

    @Override
    public List<FollowUp> openFollowUps() {
      return followUps.values().stream()
          .filter(f -> f.customerId().equals(id) && !f.status().state().isFinal())
          .toList();
    }

    @Override
    public void add(FollowUp followUp, Instant look) {
      if (followUp.status().state() == State.PLANNED) {
        looks.put(followUp.id(), look);
      }
      if (followUps.putIfAbsent(followUp.id(), followUp) != null) {
        throw new IllegalStateException("It is there already: " + followUp.id());
      }
      changes.add(followUp);
    }

    @Override
    public void change(FollowUp followUp) {
      expect(followUp, followUp.status().revision() - 1);
      followUps.put(followUp.id(), followUp);
      changes.add(followUp);
      looks.remove(followUp.id());
      if (followUp.status().state() == State.HELD) {
        looks.put(followUp.id(), followUp.status().dueAt());
      }
    }

    @Override
    public void change(FollowUp followUp, Instant look) {
      change(followUp);
      looks.put(followUp.id(), look);
    }

    @Override
    public void record(Act act) {
      acts.put(act.followUp(), act);
    }

    @Override
    public Optional<Act> lastAct(UUID followUp) {
      return Optional.ofNullable(acts.get(followUp));
    }

    @Override
    public void note(FollowUp followUp) {
      expect(followUp, followUp.status().revision());
      followUps.put(followUp.id(), followUp);
    }

    @Override
    public Optional<Promise> promise(String promise) {
      return FilesInMemory.this.promise(id, promise);
    }

    @Override
    public List<Promise> promises() {
      return promises.values().stream().filter(p -> p.customerId().equals(id)).toList();
    }

    @Override
    public void keep(Promise promise) {
      promises.put(id + "\n" + promise.id(), promise);
    }

    @Override
    public Optional<Completion> completion(UUID followUp) {
      return Optional.ofNullable(completions.get(followUp));
    }

    @Override
    public void complete(UUID followUp, Completion completion) {
      completions.put(followUp, completion);
    }

    @Override
    public void keep(UUID followUp, Judged verdict) {
      verdicts.merge(followUp, List.of(verdict), FilesInMemory::joined);
    }

    @Override
    public List<Judged> verdicts(UUID followUp) {
      return verdicts.getOrDefault(followUp, List.of());
    }

    @Override
    public List<Instant> contactsSince(Instant since, UUID besides) {
      return followUps.values().stream()
          .filter(f -> f.customerId().equals(id) && !f.id().equals(besides))
          .filter(f -> f.task().kind() != Kind.PROMISE_CHECK && f.task().kind() != Kind.ERRAND)
          .filter(f -> f.isUnderWay() || isContactSince(f.status(), since))
          .map(f -> f.status().changedAt())
          .sorted(Comparator.reverseOrder())
          .toList();
    }

    private static boolean isContactSince(FollowUp.Status status, Instant since) {
      boolean contact = status.state() == State.SENT || status.state() == State.DONE;
      return contact && status.changedAt().isAfter(since);
    }

    @Override
    public void keep(Failure failure) {
      boolean known =
          failures.getOrDefault(id, List.of()).stream()
              .anyMatch(f -> f.what() == failure.what() && f.id().equals(failure.id()));
      if (!known) {
        failures.merge(id, List.of(failure), FilesInMemory::joined);
      }
    }

    @Override
    public List<Failure> failuresSince(Instant since) {
      return failures.getOrDefault(id, List.of()).stream()
          .filter(f -> f.at().isAfter(since))
          .sorted(Comparator.comparing(Failure::at).reversed())
          .toList();
    }

    @Override
    public void keep(PreferenceChange change) {
      preferences.merge(id, List.of(change), FilesInMemory::joined);
    }

    @Override
    public List<PreferenceChange> preferenceChanges() {
      return preferences.getOrDefault(id, List.of());
    }

    @Override
    public void announce(Announcement announcement) {
      announcements.putIfAbsent(announcement.id(), announcement);
    }

    @Override
    public void erase() {
      failures.remove(id);
      preferences.remove(id);
      announcements.values().removeIf(a -> a.customerId().equals(id));
      followUps.replaceAll((key, f) -> f.customerId().equals(id) ? f.erased() : f);
      completions.replaceAll((key, c) -> isTheirs(key) ? new Completion(c.by(), c.at(), null) : c);
    }

    private boolean isTheirs(UUID followUp) {
      return customerOf(followUp).filter(id::equals).isPresent();
    }

    private void expect(FollowUp followUp, long revision) {
      FollowUp known = followUps.get(followUp.id());
      if (known == null || known.status().revision() != revision) {
        throw new IllegalStateException("%s is not at %d".formatted(followUp.id(), revision));
      }
    }
  }
}
