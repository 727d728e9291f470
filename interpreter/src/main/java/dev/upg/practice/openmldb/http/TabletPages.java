package dev.upg.practice.openmldb.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.upg.practice.openmldb.model.Component;
import dev.upg.practice.openmldb.model.Copy;
import dev.upg.practice.openmldb.model.OpenmldbModel;
import dev.upg.practice.openmldb.model.PartitionId;
import dev.upg.practice.openmldb.model.Refused;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/** Calls of a tablet. */
final class TabletPages extends Pages {
  private final OpenmldbModel model;

  TabletPages(Component component, Cluster cluster) {
    super(component, cluster);
    this.model = cluster.model();
  }

  @Override
  String service() {
    return "/TabletServer/";
  }

  @Override
  Reply method(String name, Call call) throws Refused, JsonProcessingException {
    var body = call.json();
    return switch (name) {
      case "GetTableStatus" -> status(body);
      case "LoadTable" -> {
        var meta = body.path("table_meta");
        model.loadTable(component().endpoint(), new PartitionId(meta.path("tid").asInt(), meta.path("pid").asInt()),
            !meta.path("mode").asText().equals("kTableFollower"));
        yield Reply.ok();
      }
      default -> unknown(name);
    };
  }

  private Reply status(JsonNode body) {
    var tablet = model.tablet(component().endpoint()).orElseThrow();
    var all = new ArrayList<Map<String, Object>>();
    tablet.copies().forEach((id, copy) -> {
      boolean wanted = (!body.has("tid") || body.path("tid").asInt() == id.tid())
          && (!body.has("pid") || body.path("pid").asInt() == id.pid());
      if (wanted) {
        all.add(json(id, copy));
      }
    });
    var reply = new LinkedHashMap<String, Object>();
    if (!all.isEmpty()) {
      reply.put("all_table_status", all);
    }
    reply.putAll(Reply.codeFirst(0, "ok"));
    return Reply.json(reply);
  }

  private Map<String, Object> json(PartitionId id, Copy copy) {
    var table = model.tables().stream().filter(one -> one.tid() == id.tid()).findFirst().orElseThrow();
    long rows = table.rows(copy.offset());
    long bytes = table.memory(copy.offset());
    var one = new LinkedHashMap<String, Object>();
    one.put("tid", id.tid());
    one.put("pid", id.pid());
    one.put("offset", copy.offset());
    one.put("mode", copy.isLeader() ? "kTableLeader" : "kTableFollower");
    one.put("state", copy.isLoaded(model.now()) ? "kTableNormal" : "kTableLoading");
    one.put("is_expire", !table.onDisk());
    one.put("time_offset", 0);
    one.put("record_cnt", rows);
    one.put("idx_cnt", rows);
    one.put("name", table.name());
    one.put("record_byte_size", bytes);
    one.put("record_idx_byte_size", bytes / 3);
    one.put("record_pk_cnt", rows / 10);
    one.put("compress_type", "kNoCompress");
    one.put("skiplist_height", table.onDisk() ? 0 : 1);
    one.put("diskused", table.partition(id.pid()).orElseThrow().diskUsed());
    one.put("storage_mode", table.onDisk() ? "kHDD" : "kMemory");
    return one;
  }
}
