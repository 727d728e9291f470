package dev.upg.practice.pegasus;

import dev.upg.practice.host.SshHosts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Starts servers again that a fault has ended, from the files that are there by then. Guarded by the model's monitor. */
final class Supervisor {
  private final List<PegasusLayout.Node> nodes;
  private final SshHosts hosts;
  private final Map<String, Instant> due = new HashMap<>();

  Supervisor(List<PegasusLayout.Node> nodes, SshHosts hosts) {
    this.nodes = nodes;
    this.hosts = hosts;
  }

  void startsLater(String name, Instant at) {
    due.put(name, at);
  }

  /** @param down whether this server is still down: somebody else may have started it */
  void step(Instant now, Predicate<String> down) {
    for (var node : nodes) {
      var at = due.get(node.name());
      if (at != null && !at.isAfter(now)) {
        due.remove(node.name());
        if (down.test(node.name())) {
          start(node);
        }
      }
    }
  }

  private void start(PegasusLayout.Node node) {
    try {
      Installation.start(Installation.home(hosts.host(node.name()).folder()), node);
    } catch (IOException e) {
      throw new UncheckedIOException("can't start the server of " + node.name() + " again", e);
    }
  }
}
