package dev.upg.journal;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a journal tells a person about its run.
 *
 * @param nodes by name, in the order of the loops; those of loops that didn't begin are missing
 * @param openScopes what was entered and not put back, as written in the playbook
 * @param cut the changes of which nobody knows whether they were made
 */
public record RunRecord(RunFolder folder, Entry.Opened opened, State state, Instant last, String why,
    Map<String, NodeState> nodes, List<String> openScopes, List<Entry.Intent> cut) {

  public enum State {
    RUNNING, SUCCEEDED, FAILED, STOPPED, ABORTED, DIED;

    /** Whether there is something to go on with. */
    public boolean canGoOn() {
      return this == FAILED || this == STOPPED || this == DIED;
    }
  }

  public enum NodeState { NOT_STARTED, HALF_DONE, DONE }

  /** @throws DamagedJournal when the journal can't be relied upon */
  public static RunRecord of(RunFolder folder) throws IOException {
    var contents = JournalFile.read(folder.journal());
    var entries = contents.entries();
    var history = History.of(entries);
    var nodes = new LinkedHashMap<String, NodeState>();
    Optional<Entry.Ended> ended = Optional.empty();
    for (var entry : entries) {
      switch (entry) {
        case Entry.Planned planned -> planned.nodes().forEach(node -> nodes.putIfAbsent(node, NodeState.NOT_STARTED));
        case Entry.Node node -> nodes.put(node.node(),
            node.state() == Entry.Node.State.DONE ? NodeState.DONE : NodeState.HALF_DONE);
        case Entry.Ended end -> ended = Optional.of(end);
        case Entry.Began began -> ended = Optional.empty();
        default -> {
        }
      }
    }
    return new RunRecord(folder, contents.opened(), state(folder, ended), entries.getLast().at(),
        ended.map(Entry.Ended::why).orElse(""), nodes, new ArrayList<>(history.openScopes()),
        List.copyOf(history.open()));
  }

  private static State state(RunFolder folder, Optional<Entry.Ended> ended) throws IOException {
    if (ended.isEmpty()) {
      return JournalFile.isHeld(folder.journal()) ? State.RUNNING : State.DIED;
    }
    return State.valueOf(ended.get().outcome().toUpperCase(java.util.Locale.ROOT));
  }

  public List<String> nodes(NodeState state) {
    return nodes.entrySet().stream().filter(node -> node.getValue() == state).map(Map.Entry::getKey).toList();
  }
}
