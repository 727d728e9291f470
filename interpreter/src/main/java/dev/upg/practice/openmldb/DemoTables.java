package dev.upg.practice.openmldb;

import dev.upg.practice.openmldb.model.Build;
import dev.upg.practice.openmldb.model.Partition;
import dev.upg.practice.openmldb.model.PartitionId;
import dev.upg.practice.openmldb.model.Table;

import java.util.ArrayList;
import java.util.List;

/** The tables of the practice cluster, in the order of {@code SHOW TABLE STATUS}. */
final class DemoTables {
  private DemoTables() {}

  /** @param orders whether there is a user table of two replicas, besides those of one and three */
  static List<Table> of(Build build, List<String> tablets, boolean orders) {
    var a = tablets.get(0);
    var b = tablets.get(1);
    var c = tablets.get(2);
    var tables = new ArrayList<Table>();
    tables.add(new Table(8, "demo_db", "user_single", false, 1, 176, 0, List.of(
        partition(8, 0, 1003, 131072, b + "*"), partition(8, 1, 997, 130048, c + "*"))));
    tables.add(new Table(7, "demo_db", "trans", false, 3, 121, 0, List.of(
        partition(7, 0, 50012, 5832192, a + "*", b, c), partition(7, 1, 49988, 5830144, b + "*", c, a))));
    tables.add(new Table(9, "demo_db", "events_hdd", true, 3, 0, 0, List.of(
        partition(9, 0, 20000, 3145728, c + "*", a, b))));
    if (orders) {
      tables.add(new Table(10, "demo_db", "orders", false, 2, 150, 0, List.of(
          partition(10, 0, 4000, 520192, b + "*", a))));
    }
    if (build.isAtLeast("0.8.5")) {
      tables.add(internal(2, "__INTERNAL_DB", "USER", 1, 478, 0, 8854, a + "*", b));
    }
    tables.add(internal(4, "__INTERNAL_DB", "PRE_AGG_META_INFO", 0, 0, 0, 8646, b + "*", c));
    tables.add(internal(3, "__INTERNAL_DB", "JOB_INFO", 6, 581, 4, 9353, c + "*", a));
    tables.add(internal(5, "INFORMATION_SCHEMA", "GLOBAL_VARIABLES", 5, 287, 0, 9210, a, b + "*"));
    tables.add(internal(6, "INFORMATION_SCHEMA", "DEPLOY_RESPONSE_TIME", 0, 0, 0, 8646, c, a + "*"));
    return tables;
  }

  private static Table internal(int tid, String db, String name, long offset, long rowBytes, long overwritten,
      long diskUsed, String... endpoints) {
    return new Table(tid, db, name, false, 2, rowBytes, overwritten,
        List.of(partition(tid, 0, offset, diskUsed, endpoints)));
  }

  private static Partition partition(int tid, int pid, long offset, long diskUsed, String... endpoints) {
    return new Partition(new PartitionId(tid, pid), offset, diskUsed, endpoints);
  }
}
