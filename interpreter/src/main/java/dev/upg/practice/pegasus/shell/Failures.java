package dev.upg.practice.pegasus.shell;

/** The error codes of requests that no leader answered, as captured. */
final class Failures {
  private Failures() {}

  /** Of {@code nodes}, {@code ls}, {@code app} and the node lists of remote commands. */
  static String ofLists(MetaLink metas) {
    return metas.onlyReplicaServers() ? "ERR_HANDLER_NOT_FOUND" : "ERR_NETWORK_FAILURE";
  }

  static String ofClusterInfo(MetaLink metas) {
    return metas.onlyReplicaServers()
        ? "ERR_HANDLER_NOT_FOUND"
        : metas.reachable() ? "ERR_NETWORK_FAILURE" : "ERR_TIMEOUT";
  }

  /** Of {@code get_meta_level}, {@code set_meta_level} and proposals. */
  static String ofControl(MetaLink metas) {
    return metas.onlyReplicaServers() ? "ERR_HANDLER_NOT_FOUND" : "ERR_TIMEOUT";
  }
}
