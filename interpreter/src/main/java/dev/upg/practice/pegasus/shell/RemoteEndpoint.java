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

  private Optional<String> ofMeta(MetaServer meta, String command, List<String> arguments) {
    if (command.equals("meta.live_percentage")) {
      return Optional.of(Setting.number(arguments, 0, model.config().livePercentage(), meta.livePercentage(),
          value -> meta.setLivePercentage((int) value)));
    }
    return model.leader().filter(leader -> leader.server() == meta.process())
        .flatMap(leader -> ofLeader(leader, command, arguments));
  }

  private Optional<String> ofLeader(Leader leader, String command, List<String> arguments) {
    return Optional.ofNullable(switch (command) {
      case "meta.lb.assign_delay_ms" ->
        Setting.number(arguments, 1, model.config().assignDelayMs(), leader.assignDelayMs(),
            leader::setAssignDelayMs);
      case "meta.lb.add_secondary_max_count_for_one_node" ->
        Setting.number(arguments, 0, model.config().addSecondaryMax(),
            leader.addSecondaryMax(), value -> leader.setAddSecondaryMax((int) value));
      case "meta.lb.add_secondary_enable_flow_control" ->
        Setting.flag(arguments, leader.flowControl(), leader::setFlowControl);
      case "meta.lb.only_move_primary" -> Setting.flag(arguments, leader.onlyMovePrimary(), leader::setOnlyMovePrimary);
      case "meta.lb.assign_secondary_black_list" ->
        Setting.addresses(arguments, leader.blackList(), leader::setBlackList);
      case "meta.lb.get_balance_operation_count" -> ClusterInfoCommand.operations(leader,
          arguments.isEmpty() ? "total" : arguments.getFirst());
      default -> null;
    });
  }

  private Optional<String> ofReplica(ReplicaServer server, String command, List<String> arguments) {
    if (!command.equals("replica.kill_partition")) {
      return Optional.empty();
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
