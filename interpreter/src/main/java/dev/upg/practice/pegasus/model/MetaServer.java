package dev.upg.practice.pegasus.model;

/** A meta server process and the one setting that every meta server has, leader or not. */
public final class MetaServer {
  private final ServerState process;
  private int livePercentage;

  public MetaServer(ServerState process, PegasusConfig config) {
    this.process = process;
    this.livePercentage = config.livePercentage();
  }

  public ServerState process() {
    return process;
  }

  public Address address() {
    return process.address();
  }

  /** Below this percentage of alive servers the cluster is frozen. */
  public int livePercentage() {
    return livePercentage;
  }

  public void setLivePercentage(int value) {
    livePercentage = value;
  }
}
