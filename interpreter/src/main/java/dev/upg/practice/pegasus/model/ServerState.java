package dev.upg.practice.pegasus.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One server process as its machine sees it: running or not, since when, which version. */
public final class ServerState {
  private final String name;
  private final Role role;
  private final Address address;
  private ServerVersion version;
  private Instant startedAt;
  private Instant stoppedAt = Instant.MIN;
  private boolean running = true;
  private int starts = 1;

  /** A server that is running. */
  public ServerState(String name, Role role, Address address, ServerVersion version, Instant startedAt) {
    this.name = name;
    this.role = role;
    this.address = address;
    this.version = version;
    this.startedAt = startedAt;
  }

  public String name() {
    return name;
  }

  public Role role() {
    return role;
  }

  public Address address() {
    return address;
  }

  /** Of the running process, or of the last one that ran. */
  public ServerVersion version() {
    return version;
  }

  public Instant startedAt() {
    return startedAt;
  }

  public boolean running() {
    return running;
  }

  /** How often it was started, the first time included. */
  public int starts() {
    return starts;
  }

  /** Why a server of {@code newVersion} can't open the data of this one; empty when it can. */
  public Optional<String> refuses(ServerVersion newVersion) {
    return role == Role.REPLICA && version.isBefore(2, 0) && !newVersion.isBefore(2, 1)
        ? Optional.of("You must upgrade Pegasus server from 2.0")
        : Optional.empty();
  }

  Instant stoppedAt() {
    return stoppedAt;
  }

  boolean downFor(Duration time, Instant now) {
    return !running && !stoppedAt.plus(time).isAfter(now);
  }

  void start(ServerVersion newVersion, Instant now) {
    version = newVersion;
    startedAt = now;
    running = true;
    starts++;
  }

  void stop(Instant now) {
    running = false;
    stoppedAt = now;
  }
}
