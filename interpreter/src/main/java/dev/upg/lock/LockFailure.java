package dev.upg.lock;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The cluster's lock can't be had. */
public abstract sealed class LockFailure extends Exception {
  private LockFailure(String message) {
    super(message);
  }

  /** Another run has it. */
  public static final class Held extends LockFailure {
    private final String node;
    private final Holder holder;
    private final Duration idle;

    Held(String node, Holder holder, Duration idle) {
      super("another run holds the cluster, says `" + node + "`");
      this.node = node;
      this.holder = holder;
      this.idle = idle;
    }

    /** Which node says so. */
    public String node() {
      return node;
    }

    public Holder holder() {
      return holder;
    }

    /** How long ago the lease was renewed, by the node's clock. */
    public Duration idle() {
      return idle;
    }

    /** True when the holder hasn't renewed its lease: its process is dead, or cut off. */
    public boolean isStale() {
      return idle.compareTo(ClusterLock.LEASE) > 0;
    }
  }

  /** Its file on a node names nobody: a loss of power left it empty, say, or somebody wrote into it. */
  public static final class Unreadable extends LockFailure {
    private final String node;
    private final String line;

    Unreadable(String node, String line) {
      super("the lock's file on `" + node + "` can't be read as one");
      this.node = node;
      this.line = line;
    }

    public String node() {
      return node;
    }

    /** The first line of the file; may be empty. */
    public String line() {
      return line;
    }
  }

  /** Too few of the nodes that keep the lock can be asked: nobody knows whether another run has it. */
  public static final class Unknown extends LockFailure {
    private final Map<String, String> reasons;
    private final int nodes;

    Unknown(Map<String, String> reasons, int nodes) {
      super("only " + (nodes - reasons.size()) + " of " + nodes + " nodes can keep the cluster's lock");
      this.reasons = new LinkedHashMap<>(reasons);
      this.nodes = nodes;
    }

    /** By the node that can't be asked. */
    public Map<String, String> reasons() {
      return java.util.Collections.unmodifiableMap(reasons);
    }

    /** How many nodes are to keep the lock. */
    public int nodes() {
      return nodes;
    }
  }
}
