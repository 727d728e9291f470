package dev.upg.journal;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
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
 * @param openScopes what was entered and not put back, as written in the playbook
 * @param cut the changes of which nobody knows whether they were made
 * @param skipped what a person, or {@code on resume skip}, left out
 */
public record RunRecord(RunFolder folder, Entry.Opened opened, List<Entry.Began> processes, State state, Instant last,
    String why, List<NodeRecord> nodes, List<String> openScopes, List<Entry.Intent> cut, List<Entry.Skipped> skipped) {

  public enum State {
    RUNNING, SUCCEEDED, FAILED, STOPPED, ABORTED, DIED;

    /** Whether there is something to go on with. */
    public boolean canGoOn() {
      return this == FAILED || this == STOPPED || this == DIED;
    }
  }

  /** @throws DamagedJournal when the journal can't be relied upon */
  public static RunRecord of(RunFolder folder) throws IOException {
    var entries = JournalFile.read(folder.journal()).entries();
    return of(folder, entries, JournalFile.isHeld(folder.journal()));
  }

  /** @param held whether a process works on the run */
  public static RunRecord of(RunFolder folder, List<Entry> entries, boolean held) {
    var history = History.of(entries);
    var nodes = new LinkedHashMap<String, NodeRecord>();
    var processes = new ArrayList<Entry.Began>();
    var skipped = new ArrayList<Entry.Skipped>();
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
        case Entry.Ended end -> ended = Optional.of(end);
        case Entry.Began began -> {
          processes.add(began);
          ended = Optional.empty();
        }
        default -> {
        }
      }
    }
    return new RunRecord(folder, (Entry.Opened) entries.getFirst(), List.copyOf(processes), state(ended, held),
        entries.getLast().at(), ended.map(Entry.Ended::why).orElse(""), List.copyOf(nodes.values()),
        new ArrayList<>(history.openScopes()), List.copyOf(history.open()), List.copyOf(skipped));
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

  /** Whether the cluster isn't as it should be, before or after this run: a node half done, a setting not put back. */
  public boolean isHalfDone() {
    return state.canGoOn()
        && !(nodes(NodeRecord.State.HALF_DONE).isEmpty() && openScopes.isEmpty() && cut.isEmpty());
  }
}
