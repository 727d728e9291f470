package dev.upg.practice.pegasus.model;

import java.time.Duration;

/**
 * The values of {@code config.ini} that matter here.
 *
 * @param failureGrace {@code fd_grace_seconds}: without a beacon for so long a server is UNALIVE
 * @param failureLease {@code fd_lease_seconds}: a server that no leader answers for so long stops serving
 * @param stableRun {@code stable_rs_min_running_seconds}: a server that is restarted earlier counts as unstable
 * @param unstableRestarts {@code max_succssive_unstable_restart}: after so many in a row the leader ignores it
 * @param loadBalanceInterval {@code lb_interval_ms}: the leader's tick for cure, proposals and balance
 * @param configSyncInterval {@code config_sync_interval_ms}: a server drops replicas that the meta doesn't give it
 * @param inactiveKept {@code gc_memory_replica_interval_ms}: how long after its start a server keeps unused replicas open
 * @param zookeeperSession how long the lock of a dead leader lasts
 * @param assignDelayMs how long a missing replica may be absent before another server gets it
 */
public record PegasusConfig(String clusterName, String zookeeperHosts, String zookeeperRoot, Duration failureGrace,
    Duration failureLease, Duration stableRun, int unstableRestarts, Duration loadBalanceInterval,
    Duration configSyncInterval, Duration inactiveKept, Duration zookeeperSession,
    long assignDelayMs, boolean flowControl, int addSecondaryMax, int livePercentage, int minLiveNodes,
    int minReplicasToWrite) {

  /** The values of the shipped {@code config.ini} of 2.4 and 2.5. */
  public static PegasusConfig production(String clusterName, String zookeeperHosts) {
    return new PegasusConfig(clusterName, zookeeperHosts, "/pegasus/" + clusterName, Duration.ofSeconds(22),
        Duration.ofSeconds(20), Duration.ofSeconds(600), 5, Duration.ofSeconds(10), Duration.ofSeconds(30),
        Duration.ofSeconds(600), Duration.ofSeconds(10), 600_000, true,
        20, 50,
        3, 2);
  }

  /** The values of a onebox started without {@code --use_product_config}: no flow control, no freezing. */
  public static PegasusConfig onebox(String zookeeperRoot) {
    return new PegasusConfig("onebox", "127.0.0.1:22181", zookeeperRoot, Duration.ofSeconds(10), Duration.ofSeconds(9),
        Duration.ZERO, 5, Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(600),
        Duration.ofSeconds(10), 300_000, false, 10, 65, 1, 1);
  }
}
