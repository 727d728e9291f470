package dev.upg.practice.pegasus.shell;

import dev.upg.clock.Clock;
import dev.upg.practice.pegasus.model.Address;
import dev.upg.practice.pegasus.model.Leader;
import dev.upg.practice.pegasus.model.MetaServer;
import dev.upg.practice.pegasus.model.PegasusModel;
import dev.upg.practice.pegasus.model.ServerVersion;

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
  private final ServerVersion shell;

  MetaLink(PegasusModel model, Clock clock, ServerVersion shell, String metas) {
    this.shell = shell;
    this.model = model;
    this.clock = clock;
    this.list = Arrays.stream(metas.split(",")).map(String::strip).filter(text -> !text.isEmpty()).toList();
  }

  /** The version of the shell itself, which forms what it prints. */
  ServerVersion shell() {
    return shell;
  }

  /** An address as the shell prints it. */
  String shown(Address address, Options options) {
    return Names.address(address, options.has('r'), shell);
  }

  PegasusModel model() {
    return model;
  }

  /** The meta servers as they were given, in that order. */
  List<Address> addresses() {
    return list.stream().flatMap(text -> address(text).stream()).toList();
  }

  /** An entry that is no address and, as no host of a practice cluster has another name, can't be resolved. */
  Optional<String> unresolvable() {
    return list.stream().filter(text -> address(text).filter(this::resolves).isEmpty()).findFirst();
  }

  private static Optional<Address> address(String text) {
    return Address.parse(text.replaceFirst("^localhost:", "127.0.0.1:"));
  }

  private boolean resolves(Address address) {
    return address.isIp()
        || model.metas().stream().anyMatch(meta -> meta.address().host().equals(address.host()))
        || model.replicaServers().stream().anyMatch(server -> server.address().host().equals(address.host()));
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
