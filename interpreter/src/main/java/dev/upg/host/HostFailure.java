package dev.upg.host;

import java.time.Duration;

/** Why there is no exit status. Each kind asks for another reaction of the person at the terminal. */
public abstract sealed class HostFailure extends Exception {
  private final String host;

  protected HostFailure(String host, String message) {
    super(message);
    this.host = host;
  }

  protected HostFailure(String host, String message, Throwable cause) {
    super(message, cause);
    this.host = host;
  }

  /** The host as the inventory calls it. */
  public String host() {
    return host;
  }

  /** What the person can do now. */
  public abstract String remedy();

  /** Whether the command is known not to run any more, or never to have begun. */
  public boolean isOver() {
    return true;
  }

  /** Whether the machine wasn't even told of the command; where it was, what it said before tells. */
  public boolean isBeforehand() {
    return this instanceof Unreachable || this instanceof UnknownHostKey || this instanceof ChangedHostKey
        || this instanceof KeyRefused || this instanceof CannotRun;
  }

  /** No connection: refused, no route, name not found, timed out, or no common algorithm. */
  public static final class Unreachable extends HostFailure {
    private final String ssh;

    /** @param ssh the command that reaches the host by hand, as {@code ssh -p 2222 ops@db-1} */
    public Unreachable(String host, String ssh, String message, Throwable cause) {
      super(host, message, cause);
      this.ssh = ssh;
    }

    @Override
    public String remedy() {
      return "Try `" + ssh + "` from this machine: address, port and firewall must let it through.";
    }
  }

  /** The host's key isn't in any known_hosts file. */
  public static final class UnknownHostKey extends HostFailure {
    private final String ssh;
    private final String fingerprint;

    /**
     * @param ssh the command that reaches the host by hand, as {@code ssh -p 2222 ops@db-1}
     * @param knownHosts the file that the key belongs into
     */
    public UnknownHostKey(String host, String ssh, String keyType, String fingerprint, String knownHosts) {
      super(host, "The host key of `" + host + "` (" + keyType + " " + fingerprint + ") isn't in " + knownHosts);
      this.ssh = ssh;
      this.fingerprint = fingerprint;
    }

    public String fingerprint() {
      return fingerprint;
    }

    @Override
    public String remedy() {
      return "Compare the fingerprint with the host's own (`ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub` there), then connect once with `"
          + ssh + "` to add it.";
    }
  }

  /** known_hosts has another key for this host. */
  public static final class ChangedHostKey extends HostFailure {
    private final String place;

    /** @param place the entry that disagrees, as {@code file:line} */
    public ChangedHostKey(String host, String keyType, String fingerprint, String place) {
      super(host,
          "The host key of `" + host + "` has changed: it is " + keyType + " " + fingerprint
              + ", known is another one");
      this.place = place;
    }

    public String place() {
      return place;
    }

    @Override
    public String remedy() {
      return "Either the host was reinstalled or somebody is in between. When you are sure: remove the old entry ("
          + place + ").";
    }
  }

  /** The host accepted none of the keys offered. */
  public static final class KeyRefused extends HostFailure {
    /** @param tried the user and each key that was offered or couldn't be used, with the reason */
    public KeyRefused(String host, String message, String tried) {
      super(host, message + " (" + tried + ")");
    }

    @Override
    public String remedy() {
      return "Give the right user and key (`ansible_user`, `ansible_ssh_private_key_file`, or the OpenSSH configuration), or add the key to ssh-agent.";
    }
  }

  /** The connection broke while the command ran: whether it was finished isn't known. */
  public static final class ConnectionLost extends HostFailure {
    private final boolean isJob;

    public ConnectionLost(String host, String message, Throwable cause) {
      this(host, false, message, cause);
    }

    /** @param isJob whether the command goes on without its connection */
    public ConnectionLost(String host, boolean isJob, String message, Throwable cause) {
      super(host, message, cause);
      this.isJob = isJob;
    }

    /** The same with why there is no way back. */
    public ConnectionLost and(HostFailure wayBack) {
      return new ConnectionLost(host(), isJob, getMessage() + "; then: " + wayBack.getMessage(), wayBack);
    }

    @Override
    public boolean isOver() {
      return false;
    }

    @Override
    public String remedy() {
      return isJob
          ? "The command goes on by itself on `" + host()
              + "`: `upg resume` waits for its end and doesn't run it twice."
          : "The command may have run, or be running still: look on `" + host() + "` before you go on.";
    }
  }

  /** The command was started as a job, and how it ended can't be told any more. */
  public static final class EndUnknown extends HostFailure {
    public EndUnknown(String host, String message) {
      super(host, message);
    }

    @Override
    public boolean isOver() {
      return false;
    }

    @Override
    public String remedy() {
      return "Look on `" + host() + "` what it has done before you go on.";
    }
  }

  /** The command was ended by a signal that upg didn't send. */
  public static final class KilledBySignal extends HostFailure {
    private final String signal;

    /** @param signal without SIG, as {@code KILL} */
    public KilledBySignal(String host, String signal) {
      super(host, "The command was ended by signal " + signal);
      this.signal = signal;
    }

    public String signal() {
      return signal;
    }

    @Override
    public String remedy() {
      return signal.equals("KILL")
          ? "Somebody, or the kernel short of memory (`dmesg | grep -i oom`), killed it."
          : "See on `" + host() + "` who sent the signal.";
    }
  }

  /** It ran longer than its timeout; its process group was ended. */
  public static final class TimedOut extends HostFailure {
    private final Duration timeout;
    private final boolean ended;

    /** @param ended whether the process group is known to be gone */
    public TimedOut(String host, Duration timeout, boolean ended) {
      super(host, "The command ran longer than its timeout" + (ended ? " and was ended" : "; it could not be ended"));
      this.timeout = timeout;
      this.ended = ended;
    }

    @Override
    public boolean isOver() {
      return ended;
    }

    public Duration timeout() {
      return timeout;
    }

    @Override
    public String remedy() {
      return "See why it hangs, or give it more time with `timeout`.";
    }
  }

  /** The host can't run the command as asked: no shell that fails a pipeline, no sudo without password, no place for a job. */
  public static final class CannotRun extends HostFailure {
    private final String remedy;

    public CannotRun(String host, String message, String remedy) {
      super(host, message);
      this.remedy = remedy;
    }

    @Override
    public String remedy() {
      return remedy;
    }
  }
}
