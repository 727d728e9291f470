package dev.upg.practice.openmldb.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.upg.practice.openmldb.client.SqlViews;
import dev.upg.practice.openmldb.model.Component;
import dev.upg.practice.openmldb.model.OpenmldbModel;
import dev.upg.practice.openmldb.model.Refused;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/**
 * The REST interface of an apiserver. The HTTP status stays 200; the code tells: -1, as OpenMLDB's sources have it for what is wrong with a
 * request. The words of {@code Invalid mode} are theirs, those of the other failures are in no source here.
 */
final class ApiserverPages extends Pages {
  private static final Set<String> MODES = Set.of("online", "onsync", "offsync", "offasync");

  private final OpenmldbModel model;

  ApiserverPages(Component component, Cluster cluster) {
    super(component, cluster);
    this.model = cluster.model();
  }

  @Override
  String service() {
    return "/";
  }

  @Override
  boolean needsAuthorization() {
    return false;
  }

  @Override
  Reply method(String name, Call call) throws Refused, JsonProcessingException {
    var parts = name.split("/");
    if (call.method().equals("POST") && name.equals("refresh")) {
      return Reply.ok();
    }
    if (!parts[0].equals("dbs")) {
      return Reply.code(-1, "unsupported url path");
    }
    if (model.leader().isEmpty()) {
      return Reply.code(-1, "fail to reach the nameserver");
    }
    if (call.method().equals("POST") && parts.length == 2) {
      return sql(parts[1], call);
    }
    return switch (parts.length) {
      case 1 -> {
        var reply = Reply.codeFirst(0, "ok");
        reply.put("dbs", model.databases());
        yield Reply.json(reply);
      }
      case 3 -> {
        var reply = Reply.codeFirst(0, "ok");
        reply.put("tables", model.tables().stream().filter(table -> table.db().equals(parts[1]))
            .map(TableJson::of).toList());
        yield Reply.json(reply);
      }
      default -> Reply.code(-1, "unsupported url path");
    };
  }

  private Reply sql(String db, Call call) throws JsonProcessingException {
    var body = call.json();
    if (!MODES.contains(body.path("mode").asText())) {
      return Reply.code(-1, "Invalid mode " + body.path("mode").asText());
    }
    var views = new SqlViews(model, cluster().zone());
    var sql = body.path("sql").asText();
    var found = views.run(sql, db, component().build());
    if (found.isEmpty()) {
      return Reply.code(-1, "the practice cluster doesn't know: " + sql);
    }
    var data = new LinkedHashMap<String, Object>();
    data.put("schema", found.get().types());
    data.put("data", found.get().types().contains("Timestamp") ? components(views) : found.get().rows());
    var reply = Reply.codeFirst(0, "ok");
    reply.put("data", data);
    return Reply.json(reply);
  }

  /** With milliseconds, where the client shows a text. */
  private static List<List<Object>> components(SqlViews views) {
    var rows = new ArrayList<List<Object>>();
    views.connected().forEach(
        one -> rows.add(List.of(one.endpoint(), one.role(), one.at().toEpochMilli(), one.status(), one.nsRole())));
    return rows;
  }
}
