package dev.upg.ssh;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that is needed to connect to a host, from the inventory, the OpenSSH configuration and OpenSSH's defaults.
 *
 * @param name as the inventory calls it
 * @param ssh the command that reaches the host by hand
 * @param hostName to look up and connect to
 * @param keyName under which known_hosts has it, without the port
 * @param identities key files, most wanted first
 * @param givenIdentities false: these are the default files, which needn't exist
 * @param identitiesOnly the agent may offer only keys that are among the identities
 * @param agent the agent's socket
 * @param jumps hosts to go through, the first one first
 * @param aliveInterval zero: no keep-alive
 */
record HostSettings(String name, String ssh, String hostName, String keyName, int port, String user,
    List<Path> identities,
    boolean givenIdentities, boolean identitiesOnly, Optional<Path> agent, List<JumpHost> jumps,
    List<Path> userKnownHosts, List<Path> globalKnownHosts, StrictHostKeys strictHostKeys, Duration connectTimeout,
    Duration aliveInterval, int aliveCount) {
  /** What to do with a key that known_hosts doesn't have; one that differs from it is refused always. */
  enum StrictHostKeys {
    REFUSE, ADD, ACCEPT
  }

  HostSettings {
    identities = List.copyOf(identities);
    jumps = List.copyOf(jumps);
    userKnownHosts = List.copyOf(userKnownHosts);
    globalKnownHosts = List.copyOf(globalKnownHosts);
  }

  List<Path> knownHostsFiles() {
    return Stream.concat(userKnownHosts.stream(), globalKnownHosts.stream()).toList();
  }
}
