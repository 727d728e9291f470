package dev.upg.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a journal tells about a node of a loop. */
public final class NodeRecord {
  private final String name;
  private final List<Change> changes = new ArrayList<>();
  private State state = State.NOT_STARTED;

  /** A node whose work began and changed nothing yet counts as not started. */
  public enum State {
    NOT_STARTED, HALF_DONE, DONE
  }

  public enum Fate { MADE, FAILED, SKIPPED, CUT }

  /**
   * A change that belongs to the node's work, wherever it was made.
   *
   * @param why it failed or was skipped; empty otherwise
   */
  public record Change(Entry.Intent intent, Fate fate, Instant at, String why) {}

  NodeRecord(String name) {
    this.name = name;
  }

  public String name() {
    return name;
  }

  public State state() {
    return state == State.HALF_DONE && changes.isEmpty() ? State.NOT_STARTED : state;
  }

  /** In the order of the run; of one that was made again, only the last try. */
  public List<Change> changes() {
    return List.copyOf(changes);
  }

  void is(Entry.Node.State now) {
    state = now == Entry.Node.State.DONE ? State.DONE : State.HALF_DONE;
  }

  void began(Entry.Intent intent) {
    changes.removeIf(change -> change.intent().key().equals(intent.key()));
    changes.add(new Change(intent, Fate.CUT, intent.at(), ""));
  }

  /** Cut, and found out since that it needn't be asked about any more. */
  void dropped(Entry.Dropped dropped) {
    changes.removeIf(change -> dropped.isNeverTold() && change.intent().key().equals(dropped.place()));
    changes.replaceAll(change -> change.fate() == Fate.CUT && History.isUnder(change.intent().key(), dropped.place())
        ? new Change(change.intent(), Fate.FAILED, dropped.at(), dropped.why())
        : change);
  }

  void ended(String key, Fate fate, Instant at, String why) {
    changes.replaceAll(change -> change.intent().key().equals(key)
        ? new Change(change.intent(), fate, at, why)
        : change);
  }
}
