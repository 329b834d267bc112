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

/** Files without a database; keeps the same contract as the store. */
public final class FilesInMemory implements Files {
  private final Map<String, Customer> customers = new HashMap<>();
  private final Map<UUID, FollowUp> followUps = new LinkedHashMap<>();
  private final Map<String, Promise> promises = new HashMap<>();
  private final Map<UUID, CustomerFile.Completion> completions = new HashMap<>();
  private final Set<EventRef> events = new HashSet<>();
  private final List<FollowUp> changes = new ArrayList<>();

  /** Every change so far, as it would be published. */
  public List<FollowUp> changes() {
    return List.copyOf(changes);
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

  /** Those that are looked at next, the earliest first. */
  List<FollowUp> waiting() {
    return followUps.values().stream()
        .filter(f -> f.status().state() == State.PLANNED || f.status().state() == State.HELD)
        .sorted(Comparator.comparing(f -> f.status().dueAt()))
        .toList();
  }

  @Override
  public <R> R inFile(String customerId, Function<CustomerFile, R> work) {
    customers.putIfAbsent(customerId, Customer.unknown(customerId));
    Runnable undo = undo();
    try {
      return work.apply(new InMemory(customerId));
    } catch (RuntimeException e) {
      undo.run();
      throw e;
    }
  }

  private Runnable undo() {
    List<Runnable> undo =
        List.of(restore(customers), restore(followUps), restore(promises), restore(completions));
    Set<EventRef> eventsThen = Set.copyOf(events);
    int changesThen = changes.size();
    return () -> {
      undo.forEach(Runnable::run);
      events.retainAll(eventsThen);
      changes.subList(changesThen, changes.size()).clear();
    };
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
    public void add(FollowUp followUp) {
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
    public void erase() {
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
