package dev.upg.practice.dolphindb.model;

import java.time.Duration;
import java.time.Instant;

/** One node of the cluster: what its process is at. Changed by the model only. */
public final class Member {
  /** Of a process: there is none, it starts, it serves, it was told to end and works off what it has. */
  public enum State {
    DOWN, STARTING, UP, STOPPING
  }

  private final String alias;
  private final Mode mode;
  private final String host;
  private final int port;
  private State state = State.DOWN;
  private String version = "";
  private Instant since;
  private Instant ready;
  private int starts;
  private boolean recoverySuspended;

  /** @param host the name of the practice host; all are on 127.0.0.1 for each other */
  public Member(String alias, Mode mode, String host, int port) {
    this.alias = alias;
    this.mode = mode;
    this.host = host;
    this.port = port;
  }

  void start(String newVersion, Instant now, Duration untilReady) {
    state = State.STARTING;
    version = newVersion;
    since = now;
    ready = now.plus(untilReady);
    starts++;
    recoverySuspended = false;
  }

  void stop(Instant now, Duration untilGone) {
    state = State.STOPPING;
    since = now;
    ready = now.plus(untilGone);
  }

  void up(Instant now) {
    state = State.UP;
    since = now;
  }

  void down(Instant now) {
    state = State.DOWN;
    since = now;
  }

  void suspendRecovery(boolean suspended) {
    recoverySuspended = suspended;
  }

  public String alias() {
    return alias;
  }

  public Mode mode() {
    return mode;
  }

  public String host() {
    return host;
  }

  public int port() {
    return port;
  }

  /** As the cluster writes it. */
  public String site() {
    return "127.0.0.1:" + port + ":" + alias;
  }

  public State state() {
    return state;
  }

  /** Of the program that runs, or ran last. */
  public String version() {
    return version;
  }

  /** When the state began. */
  public Instant since() {
    return since;
  }

  /** When it will be up, or gone. */
  Instant ready() {
    return ready;
  }

  public int starts() {
    return starts;
  }

  public boolean recoverySuspended() {
    return recoverySuspended;
  }

  public boolean isUp() {
    return state == State.UP;
  }

  /** Whether the rest of the cluster counts on it: {@code state} 1 of {@code getClusterPerf}. */
  public boolean isAlive() {
    return state == State.UP || state == State.STARTING;
  }

  /** Whether a process is there, whatever it is at. */
  public boolean isRunning() {
    return state != State.DOWN;
  }
}
