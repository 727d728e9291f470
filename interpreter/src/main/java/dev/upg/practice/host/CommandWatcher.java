package dev.upg.practice.host;

/** Sees the commands of the hosts; faults hook in here. */
public interface CommandWatcher {
  CommandWatcher NONE = (host, command, moment) -> false;

  enum Moment {
    /** It has arrived, and isn't started when the connection is cut. */
    ARRIVED,
    /** Its first output has come. One that prints nothing hasn't this moment. */
    RUNS,
    /** It has ended, and its exit status isn't told when the connection is cut. */
    ENDED
  }

  /** Whether the connection is cut now, with all that runs over it. */
  boolean cutsConnection(SshHost host, String command, Moment moment);

  /** Both see everything. */
  default CommandWatcher and(CommandWatcher other) {
    return (host, command, moment) -> cutsConnection(host, command, moment)
        | other.cutsConnection(host, command, moment);
  }
}
