package dev.upg.practice.pegasus.shell;

import dev.upg.clock.Clock;
import dev.upg.practice.pegasus.model.Address;
import dev.upg.practice.pegasus.model.Leader;
import dev.upg.practice.pegasus.model.MetaServer;
import dev.upg.practice.pegasus.model.PegasusModel;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How a shell reaches the meta servers of its list: patiently, for they may be electing a leader. Holds the model's monitor while it reads. */
final class MetaLink {
  private static final Duration RETRY = Duration.ofMillis(200);

  private final PegasusModel model;
  private final Clock clock;
  private final List<String> list;

  MetaLink(PegasusModel model, Clock clock, String metas) {
    this.model = model;
    this.clock = clock;
    this.list = Arrays.stream(metas.split(",")).map(String::strip).filter(text -> !text.isEmpty()).toList();
  }

  PegasusModel model() {
    return model;
  }

  /** The meta servers as they were given, in that order. */
  List<Address> addresses() {
    return list.stream().flatMap(text -> Address.parse(text).stream()).toList();
  }

  /** An entry that is no address and, as no host of a practice cluster has another name, can't be resolved. */
  Optional<String> unresolvable() {
    return list.stream().filter(text -> Address.parse(text.replaceFirst("^localhost:", "127.0.0.1:")).isEmpty())
        .findFirst();
  }

  /** The list names a replica server instead of a meta server, and nothing else that answers. */
  boolean onlyReplicaServers() {
    synchronized (model) {
      return !reachable() && model.replicaServers().stream()
          .anyMatch(server -> server.process().running() && addresses().contains(server.address()));
    }
  }

  /** Asks the leader, or waits for one for at most {@code patience}; empty when there is none by then. */
  <T> Optional<T> ask(Duration patience, Function<Leader, T> question) throws InterruptedException {
    var start = clock.now();
    while (true) {
      synchronized (model) {
        model.advanceTo(clock.now());
        var leader = reachable() ? model.leader() : Optional.<Leader>empty();
        if (leader.isPresent()) {
          return leader.map(question);
        }
      }
      if (clock.since(start).compareTo(patience) >= 0 || onlyReplicaServers()) {
        return Optional.empty();
      }
      clock.sleep(RETRY);
    }
  }

  /** Brings the model to the present. */
  void catchUp() {
    synchronized (model) {
      model.advanceTo(clock.now());
    }
  }

  void sleep(Duration time) throws InterruptedException {
    clock.sleep(time);
  }

  /** Whether any meta server of the list runs; a standby passes requests on to the leader. */
  boolean reachable() {
    synchronized (model) {
      return model.metas().stream().filter(meta -> meta.process().running()).map(MetaServer::address)
          .anyMatch(addresses()::contains);
    }
  }
}
