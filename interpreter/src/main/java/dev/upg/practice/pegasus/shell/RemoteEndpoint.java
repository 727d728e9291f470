package dev.upg.practice.pegasus.shell;

import dev.upg.practice.pegasus.model.Address;
import dev.upg.practice.pegasus.model.Leader;
import dev.upg.practice.pegasus.model.MetaServer;
import dev.upg.practice.pegasus.model.PegasusModel;
import dev.upg.practice.pegasus.model.ReplicaServer;
import dev.upg.practice.pegasus.model.ServerState;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The remote commands as the servers answer them. */
final class RemoteEndpoint {
  /** @param timedOut it costs the caller the time of a call that isn't answered */
  record Reply(boolean answered, boolean timedOut, String text) {}

  private final PegasusModel model;
  private final MetaLink metas;

  RemoteEndpoint(MetaLink metas) {
    this.model = metas.model();
    this.metas = metas;
  }

  Reply call(Address node, String command, List<String> arguments) {
    synchronized (model) {
      metas.catchUp();
      var meta = model.metas().stream().filter(server -> server.address().equals(node)).findFirst();
      var replica = model.replicaServers().stream().filter(server -> server.address().equals(node)).findFirst();
      var process = meta.map(MetaServer::process).or(() -> replica.map(ReplicaServer::process))
          .filter(ServerState::running);
      if (process.isEmpty()) {
        var recently = replica.filter(ReplicaServer::alive).isPresent();
        return new Reply(false, recently, recently ? "ERR_TIMEOUT" : "ERR_NETWORK_FAILURE");
      }
      var unknown = "unknown command '" + command + "'";
      return new Reply(true, false, GeneralCommands.reply(process.get(), replica, command, arguments)
          .or(() -> meta.flatMap(server -> ofMeta(server, command, arguments)))
          .or(() -> replica.flatMap(server -> ofReplica(server, command, arguments))).orElse(unknown));
    }
  }

  /**
   * What {@code server_stat} of the shells after 2.5 makes of the server's metrics, which it reads by HTTP. That of other
   * servers and of meta servers isn't known: as unknown there as any other path.
   */
  Reply statistics(Address node) {
    synchronized (model) {
      metas.catchUp();
      var server = model.replicaServers().stream().filter(replica -> replica.address().equals(node)).findFirst();
      if (server.filter(replica -> replica.process().running()).isEmpty()) {
        return new Reply(false, false, "ERR_NETWORK_FAILURE");
      }
      if (!server.get().process().version().speaksJson()) {
        return new Reply(false, false, "service not found for \"metrics\"");
      }
      var primaries = model.primariesOf(node);
      return new Reply(true, false, GeneralCommands.metrics(server.get().counts(), primaries,
          model.replicasOf(node) - primaries));
    }
  }

  private Optional<String> ofMeta(MetaServer meta, String command, List<String> arguments) {
    var setting = new Setting(command, arguments, meta.process().version());
    if (command.equals("meta.live_percentage")) {
      return Optional.of(setting.number(0, model.config().livePercentage(), meta.livePercentage(),
          value -> meta.setLivePercentage((int) value)));
    }
    return model.leader().filter(leader -> leader.server() == meta.process())
        .flatMap(leader -> ofLeader(leader, command, arguments));
  }

  private Optional<String> ofLeader(Leader leader, String command, List<String> arguments) {
    var setting = new Setting(command, arguments, leader.server().version());
    return Optional.ofNullable(switch (command) {
      case "meta.lb.assign_delay_ms" ->
        setting.number(1, model.config().assignDelayMs(), leader.assignDelayMs(),
            leader::setAssignDelayMs);
      case "meta.lb.add_secondary_max_count_for_one_node" ->
        setting.number(0, model.config().addSecondaryMax(),
            leader.addSecondaryMax(), value -> leader.setAddSecondaryMax((int) value));
      case "meta.lb.add_secondary_enable_flow_control" ->
        setting.flag(leader.flowControl(), leader::setFlowControl);
      case "meta.lb.only_move_primary" -> setting.flag(leader.onlyMovePrimary(), leader::setOnlyMovePrimary);
      case "meta.lb.assign_secondary_black_list" ->
        setting.addresses(leader.blackList(), leader::setBlackList);
      case "meta.lb.get_balance_operation_count" -> ClusterInfoCommand.operations(leader,
          arguments.isEmpty() ? "total" : arguments.getFirst());
      default -> null;
    });
  }

  private Optional<String> ofReplica(ReplicaServer server, String command, List<String> arguments) {
    if (!command.equals("replica.kill_partition")) {
      return ReplicaQueries.reply(model, server, command, arguments);
    }
    return Optional.of(model.killPartitions(server, id(arguments, 0), id(arguments, 1)));
  }

  /** A word that is no number counts as 0, as it does there. */
  private static OptionalInt id(List<String> arguments, int position) {
    if (arguments.size() <= position) {
      return OptionalInt.empty();
    }
    var digits = arguments.get(position);
    return OptionalInt.of(digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : 0);
  }
}
