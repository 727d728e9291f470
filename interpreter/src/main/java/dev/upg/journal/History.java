package dev.upg.journal;

import dev.upg.journal.Entry.Intent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * What the processes before this one did, as far as it still counts. Thread-safe.
 *
 * <p>Three rules say what counts:
 * <ul>
 * <li>A change that was made isn't made again.
 * <li>What a probe said counts only while a change follows it in its branch (its loop item, or the playbook outside of
 * loops), or while a scope that read it is entered: what the next change depends upon is asked again.
 * <li>A scope that was left before its block came to its end is entered again. When leaving it was cut, or failed, what
 * it read before it was first entered counts still: by now the cluster may hold the scope's own value.
 * </ul>
 */
public final class History {
  private final NavigableMap<String, Answer> answers = new ConcurrentSkipListMap<>();
  private final NavigableMap<String, String> places = new ConcurrentSkipListMap<>();
  private final Map<String, Intent> open = new LinkedHashMap<>();
  private final Map<String, Intent> jobs = new LinkedHashMap<>();
  private final Map<String, String> shownScopes = new LinkedHashMap<>();
  /** How many changes were begun in a loop's item. */
  private final Map<String, Integer> started = new HashMap<>();
  private final Set<String> begunJobs = new HashSet<>();
  private final Map<String, Entry.Node.State> nodes = new LinkedHashMap<>();
  private final List<Entry.VersionSeen> versions = new ArrayList<>();
  private final Map<String, List<String>> planned = new LinkedHashMap<>();
  private final List<Entry.Skipped> skipped = new ArrayList<>();

  private final Map<String, History> replaced = new LinkedHashMap<>();

  private List<Entry> entries = List.of();

  private static final String DONE = "done";
  private static final String RESCUED = "rescued ";

  private History() {}

  /** Of a run that begins. */
  public static History none() {
    return new History();
  }

  public static History of(List<Entry> entries) {
    var history = new History();
    history.entries = List.copyOf(entries);
    var looks = new TreeMap<String, Integer>();
    var changes = new ArrayList<Map.Entry<String, Integer>>();
    var leaving = new LinkedHashMap<String, Boolean>();
    for (int i = 0; i < entries.size(); i++) {
      history.take(entries.get(i), i, looks, changes, leaving);
    }
    leaving.forEach((place, completed) -> {
      if (!completed) {
        history.drop(place + "/enter");
        history.drop(place + "/leave");
      }
    });
    looks.forEach((key, at) -> {
      var branch = branch(key);
      if (changes.stream().noneMatch(change -> change.getValue() > at && isUnder(change.getKey(), branch))) {
        history.answers.remove(key);
      }
    });
    return history;
  }

  private void take(Entry entry, int at, Map<String, Integer> looks, List<Map.Entry<String, Integer>> changes,
      Map<String, Boolean> leaving) {
    switch (entry) {
      case Intent intent -> {
        open.put(intent.key(), intent);
        intent.job().ifPresent(job -> jobs.put(job, intent));
        items(intent.key()).forEach(item -> started.merge(item, 1, Integer::sum));
      }
      case Entry.Result(var time, var key, var answer) -> {
        open.remove(key);
        answers.put(key, answer);
        looks.remove(key);
        changes.add(Map.entry(key, at));
      }
      case Entry.Started begun -> begunJobs.add(begun.job());
      case Entry.Forgotten forgotten -> jobs.remove(forgotten.job());
      case Entry.Failed failed -> open.remove(failed.key());
      case Entry.Skipped(var time, var key, var what, var why) -> {
        open.keySet().removeIf(cut -> isUnder(cut, key));
        answers.put(key, new Answer.OfCommand(0, "", "", false));
        changes.add(Map.entry(key, at));
        skipped.add((Entry.Skipped) entry);
      }
      case Entry.Look(var time, var key, var answer) -> {
        answers.put(key, answer);
        looks.put(key, at);
      }
      case Entry.Done done -> places.put(done.place(), DONE);
      case Entry.Rescued rescued -> places.put(rescued.place(), RESCUED + rescued.text());
      case Entry.Dropped dropped -> {
        drop(dropped.place());
        open.keySet().removeIf(key -> isUnder(key, dropped.place()));
        if (dropped.isNeverTold()) {
          items(dropped.place()).forEach(item -> started.computeIfPresent(item, (same, count) -> count == 1
              ? null
              : count - 1));
        }
      }
      case Entry.ScopeEntered scope -> {
        // From here on the cluster may hold the scope's own value.
        looks.keySet().removeIf(key -> isUnder(key, scope.place()));
        shownScopes.put(scope.place(), scope.shown());
        leaving.remove(scope.place());
      }
      case Entry.ScopeLeaving scope -> leaving.put(scope.place(), scope.completed());
      case Entry.ScopeLeft scope -> {
        // A change of the entering that was cut may come into force after the leaving: then that counts as cut, too.
        boolean isSure = scope.completed()
            || open.keySet().stream().noneMatch(key -> isUnder(key, scope.place() + "/enter"));
        if (scope.succeeded() && isSure) {
          leaving.remove(scope.place());
          shownScopes.remove(scope.place());
          if (!scope.completed()) {
            drop(scope.place());
          }
        }
      }
      case Entry.VersionSeen seen -> versions.add(seen);
      case Entry.Opened ignored -> {
      }
      case Entry.Began ignored -> {
      }
      case Entry.Planned loop -> planned.put(loop.place(), loop.nodes());
      case Entry.Node node -> nodes.put(node.node(), node.state());
      case Entry.Moment ignored -> {
      }
      case Entry.Ended ignored -> {
      }
    }
  }

  /** What an effect answered that isn't asked or made again. */
  public Optional<Answer> answer(String key) {
    return Optional.ofNullable(answers.get(key));
  }

  /** Whether a statement with a block, or a loop's item, came to its end. */
  public boolean isDone(String place) {
    return DONE.equals(places.get(place));
  }

  /** The text with which a {@code try} went on in its {@code rescue}. */
  public Optional<String> rescued(String place) {
    return Optional.ofNullable(places.get(place)).filter(said -> said.startsWith(RESCUED))
        .map(said -> said.substring(RESCUED.length()));
  }

  /** Whether changes were begun, or made, in a loop's item. */
  public boolean isStarted(String item) {
    return started.containsKey(item);
  }

  /** Whether any change was begun in the work on a node: without one it is as it was. */
  public boolean hasChanged(String node) {
    return started.keySet().stream().anyMatch(item -> item.endsWith("[" + node + "]"));
  }

  /** Changes of which nobody knows whether they were made, in the order of the run. */
  public Collection<Intent> open() {
    return List.copyOf(open.values());
  }

  /** Changes whose job folders may be on their nodes still. */
  public Collection<Intent> jobs() {
    return List.copyOf(jobs.values());
  }

  /** Whether the node said that a job begins. */
  public boolean hasBegun(String job) {
    return begunJobs.contains(job);
  }

  /** The scopes that were entered and not put back, as written in the playbook. */
  public Collection<String> openScopes() {
    return List.copyOf(shownScopes.values());
  }

  /** The same by place, as they are in the journal. */
  public Map<String, String> enteredScopes() {
    return Map.copyOf(shownScopes);
  }

  /** True for a run that begins. */
  public boolean isEmpty() {
    return entries.isEmpty();
  }

  /** The nodes of loops that were begun, in the order of the run. */
  public Map<String, Entry.Node.State> nodes() {
    return java.util.Collections.unmodifiableMap(nodes);
  }

  /** Whether a scope was entered, at least half-way, and not put back. */
  public boolean isEntered(String place) {
    return shownScopes.containsKey(place);
  }

  public List<Entry.VersionSeen> versions() {
    return List.copyOf(versions);
  }

  /** The same with what was found out since, as if the process before had written it. */
  public History with(Entry entry) {
    var all = new ArrayList<>(entries);
    all.add(entry);
    var history = of(all);
    replaced.forEach(history::replace);
    return history;
  }

  /** The nodes that a loop had left when it last began. */
  public Optional<List<String>> planned(String loop) {
    return Optional.ofNullable(planned.get(loop));
  }

  /** What a person, or the playbook, said needn't be done. */
  public List<Entry.Skipped> skipped() {
    return List.copyOf(skipped);
  }

  /** What was written under this place counts no longer. */
  public void drop(String place) {
    answers.keySet().removeIf(key -> isUnder(key, place));
    places.keySet().removeIf(key -> isUnder(key, place));
  }

  /** Takes over what another history says about a place and everything under it. */
  public void replace(String place, History later) {
    replaced.put(place, later);
    drop(place);
    later.answers.forEach((key, answer) -> {
      if (isUnder(key, place)) {
        answers.put(key, answer);
      }
    });
    later.places.forEach((key, said) -> {
      if (isUnder(key, place)) {
        places.put(key, said);
      }
    });
  }

  /** The loop's items around a key, the outer one first. */
  private static List<String> items(String key) {
    var items = new ArrayList<String>();
    for (int i = key.indexOf(']'); i >= 0; i = key.indexOf(']', i + 1)) {
      items.add(key.substring(0, i + 1));
    }
    return items;
  }

  /** The innermost loop item around a key. */
  public static Optional<String> item(String key) {
    int end = key.lastIndexOf(']');
    return end < 0 ? Optional.empty() : Optional.of(key.substring(key.lastIndexOf('[', end) + 1, end));
  }

  private static String branch(String key) {
    return key.substring(0, key.lastIndexOf(']') + 1);
  }

  /** Whether a key, or place, is that place or inside of it. */
  public static boolean isUnder(String key, String place) {
    return key.startsWith(place) && (place.isEmpty() || key.length() == place.length()
        || "/#[".indexOf(key.charAt(place.length())) >= 0);
  }
}
