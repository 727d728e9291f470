package dev.upg.practice.openmldb.client;

import dev.upg.practice.openmldb.model.Component;
import dev.upg.practice.openmldb.model.Op;
import dev.upg.practice.openmldb.model.OpenmldbModel;
import dev.upg.practice.openmldb.model.Refused;
import dev.upg.practice.openmldb.model.Role;
import dev.upg.practice.openmldb.model.Table;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** {@code --role=ns_client}. */
final class NameserverClient {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

  private final OpenmldbModel model;
  private final ZoneId zone;
  private final Invocation call;
  private final String target;

  NameserverClient(OpenmldbModel model, ZoneId zone, Invocation call) {
    this.model = model;
    this.zone = zone;
    this.call = call;
    this.target = call.flag("endpoint").isEmpty()
        ? model.registeredNameservers().getFirst().endpoint()
        : call.flag("endpoint");
  }

  /** Told where the leader was found by way of ZooKeeper. */
  String prefix() {
    return call.flag("endpoint").isEmpty() ? "ns leader: " + target + "\n" : "";
  }

  String run(String command) {
    var words = Invocation.words(command);
    try {
      return switch (words.getFirst()) {
        case "showns" -> showNameservers();
        case "showtablet" -> showTablets();
        case "showdb" -> showDatabases();
        case "showtable" -> showTables(words);
        case "showopstatus" -> showOps(words);
        case "confget" -> get();
        case "confset", "changeleader", "recovertable", "addreplica", "delreplica", "updatetablealive", "cancelop",
            "deleteop" ->
          change(words);
        default -> "unsupported cmd\n";
      };
    } catch (Refused e) {
      return failure(words.getFirst()) + e.getMessage() + "\n";
    } catch (IndexOutOfBoundsException | NumberFormatException e) {
      return "Bad format\n";
    }
  }

  /** Of the last two lines before the default no sample has the words. */
  private static String failure(String command) {
    return switch (command) {
      case "showtable" -> "failed to showtable. error msg: ";
      case "confget", "confset" -> "failed to set auto_failover. error msg: ";
      case "changeleader" -> "failed to change leader. error msg: ";
      case "recovertable" -> "Fail to recover table. error msg:";
      case "addreplica" -> "Fail to addreplica. error msg:";
      case "delreplica" -> "Fail to delreplica. error msg:";
      // The words of these two are guesses: no source here has them.
      case "updatetablealive" -> "Fail to update table alive. error msg: ";
      case "cancelop", "deleteop" -> "Fail to " + command.replace("op", " op") + ". error msg: ";
      default -> "Fail to show tablets. error msg: ";
    };
  }

  private void needLeader() throws Refused {
    var asked = model.of(Role.NAMESERVER).stream().filter(one -> one.endpoint().equals(target))
        .filter(Component::isServing).findFirst().orElseThrow(() -> new Refused(TabletClient.refused(target)));
    if (!model.leader().equals(Optional.of(asked))) {
      throw Refused.notLeader();
    }
  }

  private String showNameservers() {
    if (!call.flag("endpoint").isEmpty()) {
      return "Show nameserver failed. zk_cluster is empty\n";
    }
    var table = new PlainTable("endpoint", "real_endpoint", "role");
    var all = model.registeredNameservers();
    all.forEach(one -> table.row(one.endpoint(), "", one == all.getFirst() ? "leader" : "standby"));
    return table.print();
  }

  private String showTablets() throws Refused {
    needLeader();
    var table = new PlainTable("endpoint", "real_endpoint", "state", "age");
    model.tablets().forEach(view -> table.row(view.endpoint(), "", view.state(),
        Amounts.age(Duration.between(view.since(), model.now()))));
    return table.print();
  }

  private String showDatabases() throws Refused {
    needLeader();
    var table = new PlainTable("#", "name");
    int number = 1;
    for (var name : model.databases()) {
      table.row(number++, name);
    }
    return table.print();
  }

  /** A database that isn't known is ignored. */
  private boolean isInScope(Table table) {
    boolean known = model.databases().contains(call.flag("database"))
        || OpenmldbModel.INTERNAL.contains(call.flag("database"));
    return !known || table.db().equals(call.flag("database"));
  }

  private String showTables(List<String> words) throws Refused {
    needLeader();
    var text = new PlainTable("name", "tid", "pid", "endpoint", "role", "is_alive", "offset", "record_cnt", "memused",
        "diskused");
    model.tables().stream().filter(this::isInScope)
        .filter(table -> words.size() < 2 || table.name().equals(words.get(1)))
        .sorted(Comparator.comparing(Table::name)).forEach(
            table -> table.partitions().forEach(partition -> partition.replicas().forEach(
                replica -> text.row(table.name(), table.tid(), partition.id().pid(), replica.endpoint(),
                    replica.isLeader() ? "leader" : "follower", replica.isAlive() ? "yes" : "no", replica.offset(),
                    table.rows(replica.offset()), Amounts.bytes(table.memory(replica.offset())),
                    Amounts.bytes(partition.diskUsed())))));
    return text.print();
  }

  private String showOps(List<String> words) throws Refused {
    needLeader();
    var text = new PlainTable("op_id", "op_type", "name", "pid", "status", "start_time", "execute_time", "end_time",
        "cur_task", "for_replica_cluster");
    model.ops().stream().filter(op -> isInScope(op.table()))
        .filter(op -> words.size() < 2 || op.table().name().equals(words.get(1)))
        .filter(op -> words.size() < 3 || op.partition().id().pid() == Integer.parseInt(words.get(2)))
        .forEach(op -> text.row(op.id(), op.type().word(), op.table().name(), op.partition().id().pid(),
            op.status().word(), time(op.start()), took(op), time(op.end()), op.currentTask(), "no"));
    return text.print();
  }

  private String time(Optional<Instant> moment) {
    return moment.map(at -> LocalDateTime.ofInstant(at, zone).format(TIME)).orElse("");
  }

  private String took(Op op) {
    return op.start().map(start -> Duration.between(start, op.end().orElse(model.now())).toSeconds() + "s").orElse("");
  }

  private String get() throws Refused {
    needLeader();
    var table = new PlainTable("key", "value");
    table.row("auto_failover", model.autoFailover());
    return table.print();
  }

  private String change(List<String> words) throws Refused {
    needLeader();
    var calls = model.calls();
    var db = call.flag("database");
    switch (words.getFirst()) {
      case "confset" -> {
        calls.set(words.get(1), words.get(2));
        return "set auto_failover ok\n";
      }
      case "changeleader" -> {
        calls.changeLeader(db, words.get(1), Integer.parseInt(words.get(2)), words.size() > 3 ? words.get(3) : "");
        return "change leader ok. If there are writing operations while changing a leader, it may cause data loss.\n";
      }
      case "recovertable" -> {
        calls.recoverTable(db, words.get(1), Integer.parseInt(words.get(2)), words.get(3));
        return "recover table ok\n";
      }
      case "addreplica" -> {
        calls.addReplica(db, words.get(1), pids(words.get(2)), words.get(3));
        return "AddReplica ok\n";
      }
      case "delreplica" -> {
        calls.deleteReplica(db, words.get(1), pids(words.get(2)), words.get(3));
        return "DelReplica ok\n";
      }
      case "updatetablealive" -> {
        var pids = words.get(2).equals("*")
            ? calls.table(db, words.get(1)).partitions().stream().map(one -> one.id().pid()).toList()
            : pids(words.get(2));
        calls.updateAlive(db, words.get(1), pids, words.get(3), words.get(4).equals("yes"));
        return "update ok\n";
      }
      case "cancelop" -> {
        calls.cancelOp(Integer.parseInt(words.get(1)));
        return "Cancel op ok\n";
      }
      default -> {
        if (!call.build().isAtLeast("0.8.5")) {
          return "unsupported cmd\n";
        }
        calls.deleteOps(words.get(1));
        return "Delete op ok\n";
      }
    }
  }

  /** {@code 0}, {@code 0,2}, {@code 1-10}. */
  private static List<Integer> pids(String text) {
    var range = text.split("-");
    if (range.length == 2) {
      return IntStream.rangeClosed(Integer.parseInt(range[0]), Integer.parseInt(range[1])).boxed().toList();
    }
    return List.of(text.split(",")).stream().map(Integer::parseInt).toList();
  }
}
