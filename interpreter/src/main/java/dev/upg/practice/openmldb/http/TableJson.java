package dev.upg.practice.openmldb.http;

import dev.upg.practice.openmldb.model.Partition;
import dev.upg.practice.openmldb.model.Table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A table of {@code ShowTable}. All have the same two columns: the model knows of none. */
final class TableJson {
  private TableJson() {}

  static Map<String, Object> of(Table table) {
    var one = new LinkedHashMap<String, Object>();
    one.put("name", table.name());
    one.put("seg_cnt", 8);
    one.put("table_partition", table.partitions().stream().map(partition -> of(table, partition)).toList());
    one.put("tid", table.tid());
    one.put("partition_num", table.partitions().size());
    one.put("replica_num", table.replicaNum());
    one.put("compress_type", "kNoCompress");
    one.put("format_version", 1);
    one.put("column_desc", List.of(column("uid", "kString"), column("ts", "kTimestamp")));
    one.put("column_key", List.of(key()));
    one.put("db", table.db());
    one.put("storage_mode", table.onDisk() ? "kHDD" : "kMemory");
    return one;
  }

  private static Map<String, Object> of(Table table, Partition partition) {
    var one = new LinkedHashMap<String, Object>();
    one.put("pid", partition.id().pid());
    one.put("partition_meta", partition.replicas().stream().map(replica -> {
      var meta = new LinkedHashMap<String, Object>();
      meta.put("endpoint", replica.endpoint());
      meta.put("is_leader", replica.isLeader());
      meta.put("is_alive", replica.isAlive());
      meta.put("offset", replica.offset());
      meta.put("record_cnt", table.rows(replica.offset()));
      meta.put("record_byte_size", table.memory(replica.offset()));
      meta.put("diskused", partition.diskUsed());
      return meta;
    }).toList());
    var term = new LinkedHashMap<String, Object>();
    term.put("term", partition.term());
    term.put("offset", 0);
    one.put("term_offset", List.of(term));
    long offset = partition.leader().map(leader -> leader.offset()).orElse(0L);
    one.put("record_cnt", table.rows(offset));
    one.put("record_byte_size", table.memory(offset));
    one.put("diskused", partition.diskUsed());
    return one;
  }

  private static Map<String, Object> column(String name, String type) {
    var column = new LinkedHashMap<String, Object>();
    column.put("name", name);
    column.put("data_type", type);
    column.put("not_null", false);
    column.put("is_constant", false);
    return column;
  }

  private static Map<String, Object> key() {
    var ttl = new LinkedHashMap<String, Object>();
    ttl.put("ttl_type", "kAbsoluteTime");
    ttl.put("abs_ttl", 0);
    ttl.put("lat_ttl", 0);
    var key = new LinkedHashMap<String, Object>();
    key.put("index_name", "INDEX_0_1741571000");
    key.put("col_name", List.of("uid"));
    key.put("ts_name", "ts");
    key.put("flag", 0);
    key.put("ttl", ttl);
    return key;
  }
}
