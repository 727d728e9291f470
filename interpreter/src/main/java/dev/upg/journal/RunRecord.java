package dev.upg.journal;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a journal tells a person about its run.
 *
 * @param processes that worked on it, in order; never empty
 * @param last when something was last written
 * @param why the title of the failure; empty when there was none
 * @param nodes in the order of the loops; those of loops that didn't begin are missing
 * @param scopes what was entered and not put back
 * @param cut the changes of which nobody knows whether they were made
 * @param skipped what a person, or {@code on resume skip}, left out
 * @param waits the question whose answer it waits for
 * @param stopping whether its process was asked to stop
 * @param isIncomplete whether it ended well, and the journal doesn't know all that led there
 */
public record RunRecord(RunFolder folder, Entry.Opened opened, List<Entry.Began> processes, State state, Instant last,
    String why, List<NodeRecord> nodes, List<OpenScope> scopes, List<Entry.Intent> cut, List<Entry.Skipped> skipped,
    Optional<String> waits, boolean stopping, boolean isIncomplete) {

  /** Before the name of a secret parameter among the facts of a run. */
  public static final String SECRET = "secret ";

  public enum State {
    RUNNING, SUCCEEDED, FAILED, STOPPED, ABORTED, DIED;

    /** Whether there is something to go on with. */
    public boolean canGoOn() {
      return this == FAILED || this == STOPPED || this == DIED;
    }
  }

  /** @throws DamagedJournal when the journal can't be relied upon */
  public static RunRecord of(RunFolder folder) throws IOException {
    boolean held = JournalFile.isHeld(folder.journal());
    while (true) {
      var entries = JournalFile.read(folder.journal()).entries();
      boolean isStillHeld = JournalFile.isHeld(folder.journal());
      if (isStillHeld == held) {
        return of(folder, entries, held);
      }
      // Its process came or ended meanwhile: what was read isn't all that it wrote.
      held = isStillHeld;
    }
  }

  /** @param held whether a process works on the run */
  public static RunRecord of(RunFolder folder, List<Entry> entries, boolean held) {
    var history = History.of(entries);
    var nodes = new LinkedHashMap<String, NodeRecord>();
    var processes = new ArrayList<Entry.Began>();
    var skipped = new ArrayList<Entry.Skipped>();
    var scopes = OpenScope.entered(entries);
    var questions = new ArrayList<String>();
    boolean stopping = false;
    Optional<Entry.Ended> ended = Optional.empty();
    for (var entry : entries) {
      switch (entry) {
        case Entry.Planned planned -> planned.nodes().forEach(node -> nodes.putIfAbsent(node, new NodeRecord(node)));
        case Entry.Node node -> nodes.computeIfAbsent(node.node(), NodeRecord::new).is(node.state());
        case Entry.Intent intent -> of(intent.key(), nodes).ifPresent(node -> node.began(intent));
        case Entry.Result result -> tell(result.key(), NodeRecord.Fate.MADE, result.at(), "", nodes);
        case Entry.Failed failed -> tell(failed.key(), NodeRecord.Fate.FAILED, failed.at(), failed.why(), nodes);
        case Entry.Skipped skip -> {
          skipped.add(skip);
          tell(skip.key(), NodeRecord.Fate.SKIPPED, skip.at(), skip.why(), nodes);
        }
        case Entry.Dropped dropped -> nodes.values().forEach(node -> node.dropped(dropped));
        case Entry.Moment moment -> {
          switch (moment.what()) {
            case Entry.Moment.QUESTION -> questions.add(moment.text());
            case Entry.Moment.ANSWER -> questions.remove(moment.text());
            default -> stopping |= moment.what().equals(Entry.Moment.STOPPING);
          }
        }
        case Entry.Ended end -> ended = Optional.of(end);
        case Entry.Began began -> {
          processes.add(began);
          ended = Optional.empty();
          questions.clear();
          stopping = false;
        }
        default -> {
        }
      }
    }
    scopes.keySet().retainAll(history.enteredScopes().keySet());
    // Those of a batch are entered in any order.
    var order = List.copyOf(nodes.keySet());
    var open = scopes.values().stream().sorted(Comparator.comparing(scope -> scope.node().map(order::indexOf).orElse(
        -1))).toList();
    var state = state(ended, held);
    // Such a run has put everything back, or it would have failed: what says so is missing, as on a full disk.
    boolean endedWell = state == State.SUCCEEDED || state == State.ABORTED;
    boolean isIncomplete = state == State.SUCCEEDED && !scopes.isEmpty();
    var cut = history.open().stream().filter(intent -> !isIncomplete || !intent.key().contains("/leave")).toList();
    return new RunRecord(folder, (Entry.Opened) entries.getFirst(), List.copyOf(processes), state,
        entries.getLast().at(), ended.map(Entry.Ended::why).orElse(""), List.copyOf(nodes.values()),
        endedWell ? List.of() : open, cut, List.copyOf(skipped),
        questions.stream().findFirst().filter(question -> state == State.RUNNING),
        stopping && state == State.RUNNING, isIncomplete);
  }

  /** What was entered and not put back: each with its node and its old values, as far as they are known. */
  public List<String> openScopes() {
    return scopes.stream().map(OpenScope::text).toList();
  }

  private static void tell(String key, NodeRecord.Fate fate, Instant at, String why, Map<String, NodeRecord> nodes) {
    of(key, nodes).ifPresent(node -> node.ended(key, fate, at, why));
  }

  /** The node in whose loop item a key is: the innermost one. */
  private static Optional<NodeRecord> of(String key, Map<String, NodeRecord> nodes) {
    for (int end = key.lastIndexOf(']'); end > 0; end = key.lastIndexOf(']', end - 1)) {
      var node = nodes.get(key.substring(key.lastIndexOf('[', end) + 1, end));
      if (node != null) {
        return Optional.of(node);
      }
    }
    return Optional.empty();
  }

  private static State state(Optional<Entry.Ended> ended, boolean held) {
    if (held) {
      return State.RUNNING;
    }
    return ended.map(end -> State.valueOf(end.outcome().toUpperCase(Locale.ROOT))).orElse(State.DIED);
  }

  public List<NodeRecord> nodes(NodeRecord.State state) {
    return nodes.stream().filter(node -> node.state() == state).toList();
  }

  /** The secret parameters that were given on the command line: who goes on has to give them again. */
  public List<String> secrets() {
    return opened.facts().keySet().stream().filter(name -> name.startsWith(SECRET)).map(name -> name.substring(SECRET
        .length())).toList();
  }

  /** What is typed to go on with it, or to end it. */
  public String resume() {
    return "upg resume " + folder.name() + secretOptions();
  }

  /** The same to put back what is still set, and no more. */
  public String abort() {
    return "upg abort " + folder.name() + secretOptions();
  }

  /** Behind {@code resume} and {@code abort}, with a blank before; may be empty. */
  public String secretOptions() {
    return secrets().isEmpty() ? "" : " --set-file FILE";
  }

  /** Whether the cluster isn't as it should be, before or after this run: a node half done, a setting not put back. */
  public boolean isHalfDone() {
    return state.canGoOn()
        && !(nodes(NodeRecord.State.HALF_DONE).isEmpty() && scopes.isEmpty() && cut.isEmpty());
  }
}
