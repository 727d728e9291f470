package dev.upg.practice.openmldb;

import static dev.upg.practice.openmldb.SampleCluster.B;
import static dev.upg.practice.openmldb.SampleCluster.sample;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.upg.practice.openmldb.model.OpStatus;
import dev.upg.practice.openmldb.model.OpType;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the clients print against the samples, byte by byte, at each stage of a tablet's upgrade. */
class SampleAnswersTest {
  private final SampleCluster cluster = new SampleCluster();

  private void stage(String stage) {
    assertEquals(sample("ns.showtable.demo_db." + stage + ".stdout.txt"),
        cluster.nameserver("showtable", "--database=demo_db"));
    assertEquals(sample("tablet.gettablestatus.172.24.4.40_10921." + stage + ".stdout.txt"),
        cluster.tablet("gettablestatus"));
    assertEquals(sample("sql.show_table_status." + stage + ".stdout.txt"), cluster.sql("show table status like '%';"));
  }

  private void showsTabletsAndComponents(String stage) {
    // The sample's other ages are those of its first stage.
    assertEquals(sample("ns.showtablet." + stage + ".stdout.txt").replace("4.56:10921  -              kHealthy  11d",
        "4.56:10921  -              kHealthy  12d"), cluster.nameserver("showtablet"));
    showsComponents(stage);
  }

  /** The model's operations take longer: four minutes later than in the samples. */
  private void showsComponents(String stage) {
    assertEquals(sample("sql.show_components." + stage + ".stdout.txt").replace("03-10 10:01:", "03-10 10:05:")
        .replace("03-10 10:02:", "03-10 10:06:").replace("03-10 09:59:51", "03-10 10:05:01"),
        cluster.sql("SHOW COMPONENTS;"));
  }

  @Test
  void beforeAnything() {
    stage("1-before");
    assertEquals(sample("ns.showtablet.1-before.stdout.txt"), cluster.nameserver("showtablet"));
    showsComponents("1-before");
    assertEquals(sample("ns.showns.stdout.txt"), cluster.nameserver("showns"));
    assertEquals(sample("ns.showdb.stdout.txt"), cluster.nameserver("showdb"));
    assertEquals(sample("ns.showopstatus.demo_db.1-before.stdout.txt"),
        cluster.nameserver("showopstatus", "--database=demo_db"));
    for (var db : List.of("INFORMATION_SCHEMA", "__INTERNAL_DB", "__PRE_AGG_DB")) {
      assertEquals(sample("ns.showtable." + db + ".stdout.txt"), cluster.nameserver("showtable", "--database=" + db));
    }
    assertEquals(sample("ns.showtable.one-table.stdout.txt"),
        cluster.nameserver("showtable user_single", "--database=demo_db"));
    assertEquals(sample("ns.confget_auto_failover.stdout.txt"), cluster.nameserver("confget auto_failover"));
    assertEquals(sample("sql.show_databases.stdout.txt"), cluster.sql("SHOW DATABASES;"));
    assertEquals(sample("sql.show_jobs_from_nameserver.stdout.txt"), cluster.sql("SHOW JOBS FROM NAMESERVER;"));
    assertEquals(sample("sql.show_table_status.user-dbs-only.stdout.txt"), cluster.sql("SHOW TABLE STATUS;"));
    assertEquals(sample("sql.error.job-not-found.stdout.txt"), cluster.sql("SHOW JOB 99;"));
    assertEquals(sample("tablet.gettablestatus.one.stdout.txt"), cluster.tablet("gettablestatus 7 1"));
  }

  @Test
  void eachStageOfATabletsUpgrade() throws Exception {
    cluster.preUpgrade();
    stage("2-after-pre-upgrade");
    cluster.stopTablet("2025-03-10T10:05:00");
    stage("3-tablet-stopped");
    showsTabletsAndComponents("3-tablet-stopped");
    cluster.pass(62);
    stage("4-after-heartbeat-timeout");
    showsTabletsAndComponents("4-after-heartbeat-timeout");
    cluster.model().advanceTo(SampleCluster.at("2025-03-10T10:06:38.900"));
    cluster.start("tablet-2");
    cluster.pass(2);
    stage("5-tablet-back-recovering");
    showsComponents("5-tablet-back-recovering");
    cluster.settle().postUpgrade();
    stage("6-after-post-upgrade");
  }

  @Test
  void aTabletRestartedWithoutAutoFailover() throws Exception {
    cluster.model().calls().set("auto_failover", "false");
    cluster.stopTablet("2025-03-10T10:05:00");
    cluster.start("tablet-2");
    cluster.pass(10);
    stage("8-auto_failover-off-tablet-restarted");
    showsTabletsAndComponents("8-auto_failover-off-tablet-restarted");
    assertEquals(sample("ns.showopstatus.demo_db.8-auto_failover-off-tablet-restarted.stdout.txt"),
        cluster.nameserver("showopstatus", "--database=demo_db"));
  }

  @Test
  void operationsOfAllStages() {
    for (var row : sample("ops.showopstatus.all.stdout.txt").lines().filter(line -> line.contains("kDone"))
        .map(line -> line.substring(1).replace(" ", "").split("\\|")).toList()) {
      if (!row[1].equals("4")) {
        cluster.remember(Integer.parseInt(row[1]), OpType.of(row[2]).orElseThrow(), row[3], Integer.parseInt(row[4]),
            OpStatus.DONE, row[6].replaceFirst("(....)(..)(..)(..)(..)(..)", "$1-$2-$3T$4:$5:$6"),
            Integer.parseInt(row[7].replace("s", "")));
      }
    }
    assertEquals(sample("ns.showopstatus.demo_db.6-after-post-upgrade.stdout.txt"),
        cluster.nameserver("showopstatus", "--database=demo_db"));
    cluster.model().calls().deleteOps("done");
    assertEquals(sample("sql.show_jobs_from_nameserver.empty.stdout.txt"), cluster.sql("SHOW JOBS FROM NAMESERVER;"));
  }

  @Test
  void componentsThatAreGone() {
    cluster.model().ended("taskmanager-1");
    cluster.pass(11);
    assertEquals(sample("sql.show_components.no-taskmanager.stdout.txt"), cluster.sql("SHOW COMPONENTS;"));
    var other = new SampleCluster();
    other.model().ended("nameserver-1");
    other.pass(11);
    // In the sample the new leader knows since when the tablets are there; the model's begins to count.
    assertEquals(sample("sql.show_components.nameserver1-stopped.stdout.txt").replaceAll("2025-02-26 10:00:0.",
        "2025-03-10 10:00:10"), other.sql("SHOW COMPONENTS;"));
  }

  @Test
  void operationsThatEnded() {
    cluster.remember(22, OpType.OFFLINE_REPLICA, "trans", 0, OpStatus.DONE, "2025-03-10T10:02:01", 1);
    cluster.remember(29, OpType.RECOVER_TABLE, "trans", 0, OpStatus.DONE, "2025-03-10T10:02:55", 2);
    cluster.remember(36, OpType.READD_NO_SEND, "trans", 0, OpStatus.DONE, "2025-03-10T10:03:28", 5);
    cluster.remember(52, OpType.READD, "trans", 0, OpStatus.FAILED, "2025-03-10T10:04:29", 31);
    assertEquals(sample("ns.showopstatus.failed.stdout.txt"),
        cluster.nameserver("showopstatus trans 0", "--database=demo_db"));
  }

  @Test
  void callsAndRefusals() {
    assertEquals(sample("ns.changeleader.refused-auto_failover.stdout.txt"),
        cluster.nameserver("changeleader trans 1 auto", "--database=demo_db"));
    assertEquals(sample("ns.recovertable.refused-auto_failover.stdout.txt"),
        cluster.nameserver("recovertable trans 1 " + B, "--database=demo_db"));
    assertEquals(sample("ns.addreplica.already-there.stdout.txt"),
        cluster.nameserver("addreplica user_single 0 " + B, "--database=demo_db"));
    assertEquals(sample("ns.delreplica.leader-refused.stdout.txt"),
        cluster.nameserver("delreplica user_single 0 " + B, "--database=demo_db"));
    assertEquals(sample("ns.confset.ok.stdout.txt"), cluster.nameserver("confset auto_failover false"));
    assertEquals(sample("ns.recovertable.alive-refused.stdout.txt"),
        cluster.nameserver("recovertable trans 1 " + B, "--database=demo_db"));
    assertEquals(sample("ns.changeleader.ok.stdout.txt"),
        cluster.nameserver("changeleader trans 1 auto", "--database=demo_db"));
    assertEquals(sample("ns.updatetablealive.ok.stdout.txt"),
        cluster.nameserver("updatetablealive trans 0 " + B + " no", "--database=demo_db"));
    assertEquals(sample("ns.recovertable.ok.stdout.txt"),
        cluster.nameserver("recovertable trans 0 " + B, "--database=demo_db"));
    assertEquals(sample("ns.addreplica.ok.stdout.txt"),
        cluster.nameserver("addreplica user_single 0 " + SampleCluster.C, "--database=demo_db"));
    cluster.settle();
    assertEquals(sample("ns.delreplica.ok.stdout.txt"),
        cluster.nameserver("delreplica user_single 0 " + SampleCluster.C, "--database=demo_db"));
    assertEquals(sample("ns.deleteop.ok.stdout.txt"), cluster.nameserver("deleteop done"));
    assertEquals(sample("ns.unsupported.stdout.txt"), cluster.nameserver("showfoo"));
  }

  @Test
  void whoCantBeAsked() {
    var standby = "--endpoint=172.24.4.40:7527";
    var role = "--role=ns_client";
    assertEquals(sample("ns.error.standby.showtablet.stdout.txt"), cluster.run(standby, role, "", "showtablet"));
    assertEquals(sample("ns.error.standby.showopstatus.stdout.txt"), cluster.run(standby, role, "", "showopstatus"));
    assertEquals(sample("ns.error.standby.showtable.stdout.txt"), cluster.run(standby, role, "", "showtable"));
    assertEquals(sample("ns.error.standby.confget.stdout.txt"), cluster.run(standby, role, "", "confget"));
    assertEquals(sample("ns.showns.by-endpoint-error.stdout.txt"), cluster.run(standby, role, "", "showns"));
    assertEquals(sample("ns.confget_auto_failover.by-endpoint.stdout.txt"),
        cluster.run("--endpoint=172.24.4.39:7527", role, "", "confget auto_failover"));
    assertEquals(sample("ns.error.zk-root-path-wrong.stdout.txt"),
        cluster.run("--zk_cluster=172.24.4.39:2181", "--zk_root_path=/other", role, "showns"));
    assertEquals(sample("ns.error.zk-unreachable.stdout.txt"),
        cluster.run("--zk_cluster=172.24.4.99:2181", "--zk_root_path=/openmldb", role, "showns"));
    assertEquals(sample("sql.error.connect-failed.stdout.txt"),
        cluster.run("--zk_cluster=172.24.4.99:2181", "--zk_root_path=/openmldb", "--role=sql_client",
            "show components"));
  }

  @Test
  void theOtherNameserverLeads() {
    cluster.model().ended("nameserver-1");
    cluster.pass(11);
    assertEquals(sample("ns.showns.nameserver1-stopped.stdout.txt"), cluster.nameserver("showns"));
    cluster.start("nameserver-1");
    assertEquals(sample("ns.showns.nameserver1-back-as-standby.stdout.txt"), cluster.nameserver("showns"));
  }

  @Test
  void followers() {
    assertEquals(sample("tablet.getfollower.single-replica.stdout.txt"), cluster.tablet("getfollower 8 0"));
    assertEquals(sample("tablet.getfollower.ok.stdout.txt"),
        cluster.run("--endpoint=" + SampleCluster.A, "--role=client", "", "getfollower 7 0"));
  }
}
