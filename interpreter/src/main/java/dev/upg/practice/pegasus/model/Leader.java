package dev.upg.practice.pegasus.model;

import java.time.Instant;
import java.util.List;

/** The meta server that holds the lock, with all that is lost when it loses it. */
public final class Leader {
  private final ServerState server;
  private final PegasusConfig config;
  private MetaLevel level = MetaLevel.STEADY;
  private long assignDelayMs;
  private int addSecondaryMax;
  private boolean flowControl;
  private boolean onlyMovePrimary;
  private List<Address> blackList = List.of();
  private Instant nextTick;
  private BalancePlan plan = BalancePlan.EMPTY;

  Leader(ServerState server, PegasusConfig config, Instant now) {
    this.server = server;
    this.config = config;
    this.assignDelayMs = config.assignDelayMs();
    this.addSecondaryMax = config.addSecondaryMax();
    this.flowControl = config.flowControl();
    this.nextTick = now.plus(config.loadBalanceInterval());
  }

  public ServerState server() {
    return server;
  }

  /** As set; see {@link PegasusModel#effectiveLevel} for what holds. */
  public MetaLevel level() {
    return level;
  }

  void setLevel(MetaLevel value) {
    level = value;
  }

  public long assignDelayMs() {
    return assignDelayMs;
  }

  public void setAssignDelayMs(long value) {
    assignDelayMs = value;
  }

  public int addSecondaryMax() {
    return addSecondaryMax;
  }

  public void setAddSecondaryMax(int value) {
    addSecondaryMax = value;
  }

  public boolean flowControl() {
    return flowControl;
  }

  public void setFlowControl(boolean value) {
    flowControl = value;
  }

  public boolean onlyMovePrimary() {
    return onlyMovePrimary;
  }

  public void setOnlyMovePrimary(boolean value) {
    onlyMovePrimary = value;
  }

  public List<Address> blackList() {
    return blackList;
  }

  public void setBlackList(List<Address> value) {
    blackList = List.copyOf(value);
  }

  /** What the balancer would do, as of the last tick. */
  public BalancePlan plan() {
    return plan;
  }

  void setPlan(BalancePlan value) {
    plan = value;
  }

  boolean tickIsDue(Instant now) {
    if (nextTick.isAfter(now)) {
      return false;
    }
    nextTick = nextTick.plus(config.loadBalanceInterval());
    return true;
  }
}
