package dev.upg.practice.openmldb.model;

import java.time.Instant;

/** A process of the cluster and its node in ZooKeeper. Changed by the model only. */
public final class Component {
  private final String name;
  private final Role role;
  private final String endpoint;
  private Build build;
  private boolean running;
  private boolean serving;
  private int starts;
  private Instant since;
  private boolean registered;
  private Instant connected;
  private Instant nodeEnds = Instant.MAX;
  private int sequence;
  private String companion = "";

  /** @param name of the practice cluster: {@code tablet-2} */
  public Component(String name, Role role, String endpoint, Build build) {
    this.name = name;
    this.role = role;
    this.endpoint = endpoint;
    this.build = build;
  }

  void start(Build started, Instant now) {
    build = started;
    running = true;
    starts++;
    since = now;
  }

  /** Its port is open from now on. */
  void serve() {
    serving = true;
  }

  /** Makes its ZooKeeper node; its session is that of the process. */
  void register(int number, Instant now) {
    registered = true;
    connected = now;
    sequence = number;
    nodeEnds = Instant.MAX;
  }

  /** The process is gone; nobody tells ZooKeeper. */
  void end(Instant now, Instant sessionEnds) {
    running = false;
    serving = false;
    since = now;
    nodeEnds = registered ? sessionEnds : Instant.MAX;
  }

  void loseExpiredNode(Instant now) {
    if (registered && !nodeEnds.isAfter(now)) {
      registered = false;
    }
  }

  public String name() {
    return name;
  }

  public Role role() {
    return role;
  }

  public String endpoint() {
    return endpoint;
  }

  /** Of the process that runs, or ran last. */
  public Build build() {
    return build;
  }

  /** Of the Spark distribution that a taskmanager found, as that tells it; empty: none. */
  public String companion() {
    return companion;
  }

  void companion(String told) {
    companion = told;
  }

  public boolean isRunning() {
    return running;
  }

  /** Whether its port answers. */
  public boolean isServing() {
    return serving;
  }

  public int starts() {
    return starts;
  }

  /** When its process came or went. */
  public Instant since() {
    return since;
  }

  /** Whether it has a node in ZooKeeper: for some time also when the process is gone. */
  public boolean isRegistered() {
    return registered;
  }

  /** When the node was made. */
  public Instant connected() {
    return connected;
  }

  /** Of the node, among those of its kind. */
  int sequence() {
    return sequence;
  }
}
