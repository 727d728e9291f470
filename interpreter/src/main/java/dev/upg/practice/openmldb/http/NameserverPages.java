package dev.upg.practice.openmldb.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.upg.practice.openmldb.model.Component;
import dev.upg.practice.openmldb.model.Op;
import dev.upg.practice.openmldb.model.OpenmldbModel;
import dev.upg.practice.openmldb.model.Refused;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Calls of a nameserver. A standby refuses them all. */
final class NameserverPages extends Pages {
  private final OpenmldbModel model;

  NameserverPages(Component component, Cluster cluster) {
    super(component, cluster);
    this.model = cluster.model();
  }

  @Override
  String service() {
    return "/NameServer/";
  }

  @Override
  Reply method(String name, Call call) throws Refused, JsonProcessingException {
    if (!model.leader().equals(Optional.of(component()))) {
      throw Refused.notLeader();
    }
    var body = call.json();
    return switch (name) {
      case "ShowTablet" -> tablets();
      case "ShowTable" -> tables(body);
      case "ShowOPStatus" -> ops(body);
      case "ConfGet" -> {
        var reply = Reply.codeFirst(0, "ok");
        reply.put("conf", Map.of("auto_failover", String.valueOf(model.autoFailover())));
        yield Reply.json(reply);
      }
      case "ConfSet", "ChangeLeader", "RecoverTable", "AddReplicaNS", "DelReplicaNS", "UpdateTableAliveStatus",
          "CancelOP" ->
        change(name, body);
      default -> unknown(name);
    };
  }

  private Reply tablets() {
    var reply = new LinkedHashMap<String, Object>();
    reply.put("tablets", model.tablets().stream().map(view -> {
      var one = new LinkedHashMap<String, Object>();
      one.put("endpoint", view.endpoint());
      one.put("state", view.state());
      one.put("age", Duration.between(view.since(), model.now()).toMillis());
      return one;
    }).toList());
    reply.putAll(Reply.codeFirst(0, "ok"));
    return Reply.json(reply);
  }

  /** Without a database and without {@code show_all} nothing matches. */
  private Reply tables(JsonNode body) {
    boolean all = body.path("show_all").asBoolean();
    var found = model.tables().stream().filter(table -> all || table.db().equals(body.path("db").asText()))
        .filter(table -> !body.has("name") || table.name().equals(body.path("name").asText())).map(TableJson::of)
        .toList();
    var reply = new LinkedHashMap<String, Object>();
    if (!found.isEmpty()) {
      reply.put("table_info", found);
    }
    reply.putAll(Reply.codeFirst(0, "ok"));
    return Reply.json(reply);
  }

  private Reply ops(JsonNode body) {
    var found = model.ops().stream().filter(op -> matches(op, body)).map(NameserverPages::json).toList();
    var reply = Reply.codeFirst(0, "ok");
    if (!found.isEmpty()) {
      reply.put("op_status", found);
    }
    return Reply.json(reply);
  }

  private boolean matches(Op op, JsonNode body) {
    boolean byId = body.has("op_id") && component().build().isAtLeast("0.8.1");
    return (!byId || op.id() == body.path("op_id").asInt())
        && (!body.has("db") || op.table().db().equals(body.path("db").asText()))
        && (!body.has("name") || op.table().name().equals(body.path("name").asText()))
        && (!body.has("pid") || op.partition().id().pid() == body.path("pid").asInt());
  }

  private static Map<String, Object> json(Op op) {
    var one = new LinkedHashMap<String, Object>();
    one.put("op_id", op.id());
    one.put("op_type", op.type().word());
    one.put("status", op.status().word());
    one.put("start_time", op.start().map(Instant::getEpochSecond).orElse(0L));
    one.put("end_time", op.end().map(Instant::getEpochSecond).orElse(0L));
    one.put("task_type", op.currentTask());
    one.put("name", op.table().name());
    one.put("pid", op.partition().id().pid());
    one.put("for_replica_cluster", 0);
    one.put("db", op.table().db());
    return one;
  }

  private Reply change(String name, JsonNode body) throws Refused {
    var calls = model.calls();
    var db = body.path("db").asText();
    var table = body.path("name").asText();
    int pid = body.path("pid").asInt();
    var endpoint = body.path("endpoint").asText();
    switch (name) {
      case "ConfSet" -> calls.set(body.path("conf").path("key").asText(), body.path("conf").path("value").asText());
      case "ChangeLeader" -> calls.changeLeader(db, table, pid, body.path("candidate_leader").asText());
      case "RecoverTable" -> calls.recoverTable(db, table, pid, endpoint);
      case "AddReplicaNS" -> calls.addReplica(db, table, pids(body), endpoint);
      case "DelReplicaNS" -> calls.deleteReplica(db, table, pids(body), endpoint);
      case "UpdateTableAliveStatus" -> calls.updateAlive(db, table, List.of(pid), endpoint,
          body.path("is_alive").asBoolean());
      default -> calls.cancelOp(body.path("op_id").asInt());
    }
    return Reply.ok();
  }

  private static List<Integer> pids(JsonNode body) {
    var pids = new ArrayList<Integer>();
    body.path("pid_group").forEach(one -> pids.add(one.asInt()));
    return pids.isEmpty() ? List.of(body.path("pid").asInt()) : pids;
  }
}
