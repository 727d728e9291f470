package dev.upg.practice.dolphindb.model;

/** What a node is; the numbers are those of {@code getNodeType()} and {@code getClusterPerf().mode}. */
public enum Mode {
  DATANODE(0), AGENT(1), CONTROLLER(2), SINGLE(3);

  private final int number;

  Mode(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }

  /** As {@code -mode} and {@code cluster.nodes} write it. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
