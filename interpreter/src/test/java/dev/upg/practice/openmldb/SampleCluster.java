package dev.upg.practice.openmldb;

import dev.upg.practice.openmldb.client.Client;
import dev.upg.practice.openmldb.client.Invocation;
import dev.upg.practice.openmldb.client.Site;
import dev.upg.practice.openmldb.model.Build;
import dev.upg.practice.openmldb.model.Component;
import dev.upg.practice.openmldb.model.OpStatus;
import dev.upg.practice.openmldb.model.OpType;
import dev.upg.practice.openmldb.model.OpenmldbModel;
import dev.upg.practice.openmldb.model.Refused;
import dev.upg.practice.openmldb.model.Role;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The model set up as the cluster of the samples, with the times they show, and what can be done to it. */
public final class SampleCluster {
  public static final String A = "172.24.4.39:10921";
  public static final String B = "172.24.4.40:10921";
  public static final String C = "172.24.4.56:10921";
  public static final Build BUILD = new Build("0.9.2", "bfe5ba66");
  public static final Site SITE = new Site("172.24.4.39:2181,172.24.4.40:2181,172.24.4.56:2181", "/openmldb",
      ZoneOffset.ofHours(8));

  private final OpenmldbModel model;
  private final Build build;

  /** Healthy, at the time of the first stage, and nobody writes. */
  public SampleCluster() {
    this(false);
  }

  public SampleCluster(boolean writes) {
    this(writes, BUILD);
  }

  public SampleCluster(boolean writes, Build build) {
    this.build = build;
    var components = List.of(new Component("tablet-1", Role.TABLET, A, build),
        new Component("tablet-2", Role.TABLET, B, build), new Component("tablet-3", Role.TABLET, C, build),
        new Component("nameserver-1", Role.NAMESERVER, "172.24.4.39:7527", build),
        new Component("nameserver-2", Role.NAMESERVER, "172.24.4.40:7527", build),
        new Component("taskmanager-1", Role.TASKMANAGER, "172.24.4.40:9902", build),
        new Component("apiserver-1", Role.APISERVER, "172.24.4.40:9080", build));
    model = new OpenmldbModel(components, DemoTables.of(build, List.of(A, B, C), false), writes, 5,
        at("2025-02-26T10:00:00"));
    start("tablet-1", "2025-02-26T10:00:00");
    start("tablet-2", "2025-02-26T10:00:01");
    start("tablet-3", "2025-02-26T10:00:02");
    start("nameserver-1", "2025-02-26T10:01:01");
    start("nameserver-2", "2025-02-26T10:01:04");
    start("taskmanager-1", "2025-02-26T10:01:30");
    start("apiserver-1", "2025-03-10T10:00:00");
    remember(4, OpType.DEPLOY, "trans", 0, OpStatus.DONE, "2025-02-26T11:53:20", 4);
  }

  public static Instant at(String time) {
    return LocalDateTime.parse(time).toInstant(ZoneOffset.ofHours(8));
  }

  public static String sample(String name) {
    try (var stream = SampleCluster.class.getResourceAsStream("/practice/openmldb/" + name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  public void remember(int id, OpType type, String table, int pid, OpStatus status, String start, int seconds) {
    var found = model.tables().stream().filter(one -> one.name().equals(table)).findFirst().orElseThrow();
    model.remember(id, type, found, pid, status, at(start), at(start).plusSeconds(seconds));
  }

  private void start(String name, String time) {
    model.advanceTo(at(time));
    start(name);
  }

  public void start(String name) {
    if (model.started(name, build).isPresent()) {
      throw new IllegalStateException(name + " can't be started");
    }
  }

  public OpenmldbModel model() {
    return model;
  }

  public SampleCluster pass(int seconds) {
    model.advanceTo(model.now().plus(Duration.ofSeconds(seconds)));
    return this;
  }

  /** Until no operation is open. */
  public SampleCluster settle() {
    for (int i = 0; i < 600 && model.ops().stream().anyMatch(op -> op.status().isOpen()); i++) {
      pass(1);
    }
    return pass(3);
  }

  /** What the pre-upgrade of the second tablet does. */
  public SampleCluster preUpgrade() throws Refused {
    var calls = model.calls();
    calls.set("auto_failover", "false");
    calls.addReplica("demo_db", "user_single", List.of(0), C);
    settle();
    move("__INTERNAL_DB", "PRE_AGG_META_INFO", 0, C, B);
    move("INFORMATION_SCHEMA", "GLOBAL_VARIABLES", 0, A, B);
    move("demo_db", "trans", 1, C, B);
    move("demo_db", "user_single", 0, C, B);
    calls.set("auto_failover", "true");
    return this;
  }

  public SampleCluster postUpgrade() throws Refused {
    var calls = model.calls();
    calls.set("auto_failover", "false");
    move("__INTERNAL_DB", "PRE_AGG_META_INFO", 0, B, C);
    move("INFORMATION_SCHEMA", "GLOBAL_VARIABLES", 0, B, A);
    move("demo_db", "trans", 1, B, C);
    move("demo_db", "user_single", 0, B, C);
    calls.deleteReplica("demo_db", "user_single", List.of(0), C);
    settle();
    calls.set("auto_failover", "true");
    return this;
  }

  private void move(String db, String table, int pid, String to, String from) throws Refused {
    model.calls().changeLeader(db, table, pid, to);
    settle();
    model.calls().recoverTable(db, table, pid, from);
    settle();
  }

  /** Its second tablet ends so that its session is over at this time, and a second passes. */
  public SampleCluster stopTablet(String offlineAt) {
    model.advanceTo(at(offlineAt).minusSeconds(10));
    model.ended("tablet-2");
    model.advanceTo(at(offlineAt).plusSeconds(1));
    return this;
  }

  public String nameserver(String command, String... more) {
    return run("--zk_cluster=" + SITE.zookeeper(), "--zk_root_path=/openmldb", "--role=ns_client", command, more);
  }

  public String tablet(String command) {
    return run("--endpoint=" + B, "--interactive=false", "--role=client", command);
  }

  public String sql(String statement, String... more) {
    return run("--zk_cluster=" + SITE.zookeeper(), "--zk_root_path=/openmldb", "--role=sql_client", statement, more);
  }

  public String run(String first, String second, String third, String command, String... more) {
    var words = new ArrayList<>(List.of(first, second, third, "--interactive=false", "--cmd=" + command));
    words.addAll(List.of(more));
    return new Client(model, SITE).run(Invocation.of(BUILD, words, ""));
  }
}
