package dev.upg.eval;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.event.RunEvent;
import dev.upg.host.HostAddress;
import dev.upg.journal.Answer;
import dev.upg.journal.Entry;
import dev.upg.journal.History;
import dev.upg.journal.Journal;
import dev.upg.source.Span;

import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** What a run writes into its journal, and what it knows from there. Thread-safe. */
final class Ledger {
  private final Journal journal;
  private volatile History history;
  private final String run;
  private final Session session;
  private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();
  /** The scopes of earlier processes, by place. */
  private final Map<String, String> unreached = new ConcurrentHashMap<>();
  /** Jobs of this process whose results aren't in the journal. */
  private final Map<String, HostAddress> unknown = new ConcurrentHashMap<>();
  /** Jobs that are over, and the machines where their folders are still to be removed. */
  private final Map<String, HostAddress> over = new ConcurrentHashMap<>();
  /** The same of those that are to stay to the end. */
  private final Map<String, HostAddress> kept = new ConcurrentHashMap<>();
  /** What couldn't be reached when it was used last. */
  private final Set<HostAddress> lost = ConcurrentHashMap.newKeySet();
  /** Why the journal couldn't be written, the first time: from then on nothing is changed but to put it back. */
  private final AtomicReference<IOException> failure = new AtomicReference<>();
  private final Set<String> begun = ConcurrentHashMap.newKeySet();
  private final Set<String> changes = ConcurrentHashMap.newKeySet();
  private final AtomicLong jobs = new AtomicLong();

  /** @param run unique for each process that works on the run */
  Ledger(Journal journal, History history, String run, Session session) {
    this.journal = journal;
    this.history = history;
    this.run = run;
    this.session = session;
  }

  History history() {
    return history;
  }

  /** The key of the next effect at a place: a statement may have several, always in the same order. */
  String key(Place place) {
    return place.path() + "#" + count(place.path() + "#");
  }

  /** The place of the next call of a function at a place. */
  Place call(Place place, String function) {
    return place.recorded() ? place.part(function + "~" + count(place.path() + "/" + function + "~")) : place;
  }

  private int count(String path) {
    return counts.computeIfAbsent(path, key -> new AtomicInteger()).getAndIncrement();
  }

  /** A name for a job folder that no other effect of any run has; empty for a run that isn't journaled. */
  Optional<String> job() {
    return run.isEmpty() ? Optional.empty() : Optional.of(run + "-" + jobs.incrementAndGet());
  }

  /** From now on it isn't sure that nothing was changed by the effect with this key. */
  void mayHaveChanged(String key) {
    changes.add(key);
  }

  /** Whether this process may have changed something under a place. */
  boolean mayHaveChanged(Place place) {
    return !place.recorded() || changes.stream().anyMatch(key -> History.isUnder(key, place.path()));
  }

  /** The job may have a folder on its machine from now on. */
  void tried(HostAddress machine, String job) {
    unknown.put(job, machine);
  }

  /** A later process must know that the node had it. */
  void begun(String job) {
    begun.add(job);
    write(now -> new Entry.Started(now, job));
  }

  /** Whether the node of a job said so, to this process or to one before. */
  boolean hasBegun(String job) {
    return begun.contains(job) || history.hasBegun(job);
  }

  /** A job's result is in the journal, unless that couldn't be written: its folder is removed with the others of its machine. */
  void forget(HostAddress machine, String job) {
    if (failure.get() == null) {
      unknown.remove(job);
      over.put(job, machine);
    }
  }

  void forgetAtEnd(HostAddress machine, String job) {
    unknown.remove(job);
    kept.put(job, machine);
  }

  /** Whether the machine answered when it was used last. */
  void reached(HostAddress machine, boolean answered) {
    if (answered) {
      lost.remove(machine);
    } else {
      lost.add(machine);
    }
  }

  /** Removes the folders of jobs that are over from a machine. Where that fails, it is tried again at the run's end. */
  void forgetOn(HostAddress machine) {
    var jobs = over.keySet().stream().filter(job -> machine.equals(over.get(job))).sorted().toList();
    if (jobs.isEmpty() || lost.contains(machine)) {
      return;
    }
    try {
      if (session.connector().host(machine).forget(jobs)) {
        jobs.forEach(job -> {
          over.remove(job);
          write(now -> new Entry.Forgotten(now, job));
        });
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * The same everywhere. What can't be reached keeps its folders for who goes on: nobody is to wait for it now.
   *
   * @param goesOn whether somebody may; otherwise it was decided what becomes of each change, also of those with an unknown end
   */
  void forgetAll(boolean goesOn) {
    if (!goesOn && failure.get() == null) {
      over.putAll(unknown);
    }
    over.putAll(kept);
    kept.clear();
    // Collected before: what is removed on one machine takes several of its jobs away.
    for (var machine : new LinkedHashSet<>(new TreeMap<>(over).values())) {
      forgetOn(machine);
      // Once more, as the connection may have broken just then; at once, before the next one breaks.
      forgetOn(machine);
    }
  }

  /** What earlier processes entered has to be left by this one. */
  void mustLeave() {
    unreached.putAll(history.enteredScopes());
  }

  /** The same by place. */
  Map<String, String> unreachedPlaces() {
    return Map.copyOf(unreached);
  }

  void leftByHand(String place, String shown) {
    unreached.remove(place);
    keep(now -> new Entry.ScopeLeft(now, place, shown, false, true));
  }

  /** The scopes of earlier processes at which this one hasn't arrived, as written in the playbook. */
  Collection<String> unreached() {
    return unreached.values();
  }

  /** Whether an earlier process entered the scope at which this one arrives. */
  boolean isEntered(Place scope) {
    unreached.remove(scope.path());
    return scope.recorded() && history.isEntered(scope.path());
  }

  boolean isDone(Place place) {
    return place.recorded() && history.isDone(place.path());
  }

  /** Whether a change was begun in a loop's item. */
  boolean isStarted(Place item) {
    return item.recorded() && history.isStarted(item.path());
  }

  /** The nodes that the loop here had left in an earlier process; none when it hadn't begun. */
  Optional<List<String>> planned(Place loop) {
    return loop.recorded() ? history.planned(loop.path()) : Optional.empty();
  }

  void done(Place place) {
    if (place.recorded()) {
      write(now -> new Entry.Done(now, place.path()));
    }
  }

  /** The text with which a {@code try} goes on in its {@code rescue}. */
  Optional<String> rescued(Place place) {
    return place.recorded() ? history.rescued(place.part("rescue").path()) : Optional.empty();
  }

  void rescued(Place place, String text) {
    if (place.recorded()) {
      write(now -> new Entry.Rescued(now, place.part("rescue").path(), text));
    }
  }

  /** The {@code rescue} failed, too: who goes on tries the whole again. */
  void notRescued(Place place) {
    if (place.recorded()) {
      write(now -> new Entry.Dropped(now, place.part("rescue").path(), "the rescue failed"));
    }
  }

  /** What an effect answered in a process before this one. */
  Optional<Answer> known(String key) {
    return history.answer(key);
  }

  void look(String key, Answer answer) {
    // What holds a secret is asked again instead.
    if (hidden(answer).equals(answer)) {
      write(now -> new Entry.Look(now, key, answer));
    }
  }

  /**
   * Before a change: it is on the disk when this returns.
   *
   * @throws Failure when it can't be written; the change must not be made then, unless it puts something back
   */
  void intent(Function<Instant, Entry.Intent> intent, Frame frame, Span at) {
    boolean putsBack = frame.shielded();
    if (putsBack || failure.get() == null) {
      keep(intent::apply);
    }
    if (!putsBack && failure.get() != null) {
      throw Failure.of(Diagnostic.failed(Code.JOURNAL, "The journal can't be written: " + reason(failure.get()), at,
          "so this change was not made").help("Make room on this machine's disk, then `upg resume`."));
    }
  }

  void result(String key, Answer answer) {
    keep(now -> new Entry.Result(now, key, hidden(answer)));
  }

  void failed(String key, String why) {
    keep(now -> new Entry.Failed(now, key, session.hideSecrets(why)));
  }

  /** A change that its node couldn't be told of: nothing of it counts. */
  void neverTold(String key) {
    keep(now -> new Entry.Dropped(now, key, Entry.Dropped.NEVER_TOLD));
  }

  /** Writes what a later process may do without: when that fails, the run goes on and says so. */
  void write(Function<Instant, Entry> entry) {
    try {
      journal.write(entry.apply(session.clock().now()));
    } catch (IOException e) {
      warn(e);
    }
  }

  /** The same, on the disk when this returns. The next change is refused if that isn't possible. */
  void keep(Function<Instant, Entry> entry) {
    try {
      journal.keep(entry.apply(session.clock().now()));
    } catch (IOException e) {
      warn(e);
    }
  }

  private void warn(IOException e) {
    if (!failure.compareAndSet(null, e)) {
      return;
    }
    session.tell(now -> new RunEvent.Said(now, Optional.empty(), "The journal can't be written: " + reason(e)));
  }

  private static String reason(IOException e) {
    return Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
  }

  Answer hidden(Answer answer) {
    return switch (answer) {
      case Answer.OfCommand(var code, var stdout, var stderr, var truncated) ->
        new Answer.OfCommand(code, session.hideSecrets(stdout), session.hideSecrets(stderr), truncated);
      case Answer.OfValue value -> value;
    };
  }

  /** What became of a change that was cut: from now on it is as if the process before had written that. */
  void settle(Function<Instant, Entry> found) {
    keep(now -> {
      var entry = found.apply(now);
      history = history.with(entry);
      return entry;
    });
  }

  /** What began here begins anew. */
  void forget(Place place) {
    if (place.recorded()) {
      history.drop(place.path());
    }
  }

  /** Whether a person said that the statement here needn't be carried out. */
  boolean isSkipped(Place place) {
    return place.recorded() && history.answer(place.path()).isPresent();
  }

  /** The statement here isn't to be carried out. */
  void skip(Place place, String shown, String why) {
    settle(
        now -> new Entry.Skipped(now, place.path(), Optional.of(session.hideSecrets(shown)), session.hideSecrets(why)));
  }

  /** The changes under a place that were begun, and of which this process didn't see the end. */
  List<Entry.Intent> cut(Place place) throws IOException {
    return History.of(journal.entries()).open().stream().filter(intent -> History.isUnder(intent.key(), place.path()))
        .toList();
  }

  /** A statement is tried again: what was finished there stays, as if the run were resumed. */
  void again(Place place) throws IOException {
    history.replace(place.path(), History.of(journal.entries()));
    counts.keySet().removeIf(path -> History.isUnder(path, place.path()));
  }
}
