package dev.upg.practice.openmldb;

import dev.upg.practice.host.SshHosts;
import dev.upg.practice.openmldb.OpenmldbLayout.Place;
import dev.upg.practice.openmldb.model.Build;
import dev.upg.practice.openmldb.model.Component;
import dev.upg.practice.openmldb.model.Role;
import dev.upg.practice.script.ScriptFiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Writes what OpenMLDB's package has, and the settings of the components. */
final class Installation {
  /** Above what Linux gives. */
  private static final String LONG_GONE = "4194305";
  private static final List<String> PROGRAMS = List.of("openmldb", "start.sh", "mon");

  private final SshHosts hosts;
  private final String zookeeper;
  private final OpenmldbFaults faults;

  /** @param zookeeper {@code HOST:PORT} */
  Installation(SshHosts hosts, String zookeeper, OpenmldbFaults faults) {
    this.hosts = hosts;
    this.zookeeper = zookeeper;
    this.faults = faults;
  }

  private Path host(Place place) {
    return hosts.host(place.host()).folder();
  }

  /** A component's work directory. */
  Path home(Place place) {
    boolean own = place.role() == Role.TABLET || !faults.has(Fault.SHARED_HOME);
    return host(place).resolve("openmldb").resolve((own ? place.role() : Role.NAMESERVER).word());
  }

  /** The Spark distribution of a host. */
  static Path spark(Path host) {
    return host.resolve("openmldb").resolve("spark");
  }

  /** A release's files. */
  private static void unpack(Path home, Build build) throws IOException {
    var bin = Files.createDirectories(home.resolve("bin"));
    for (var name : PROGRAMS) {
      ScriptFiles.executable(bin.resolve(name), resource(name, build));
    }
    var tools = Files.createDirectories(home.resolve("tools"));
    for (var name : List.of("openmldb_ops.py", "openmldb_ops.sh")) {
      ScriptFiles.executable(tools.resolve(name), resource(name, build));
    }
    var taskmanager = Files.createDirectories(home.resolve("taskmanager"));
    Files.createDirectories(taskmanager.resolve("bin"));
    Files.createDirectories(taskmanager.resolve("conf"));
    Files.createDirectories(taskmanager.resolve("lib"));
    Files.writeString(taskmanager.resolve("lib/openmldb-taskmanager-" + build.number() + ".jar"), build + "\n");
    ScriptFiles.executable(taskmanager.resolve("bin/taskmanager.sh"), resource("taskmanager.sh", build));
    Files.createDirectories(home.resolve("conf"));
    Files.createDirectories(home.resolve("udf"));
  }

  private static String resource(String name, Build build) {
    return ScriptFiles.resource("openmldb/" + name).replace("@VERSION@", build.toString());
  }

  private static void writeSpark(Path folder, Build build) throws IOException {
    var jars = Files.createDirectories(folder.resolve("jars"));
    Files.writeString(jars.resolve("openmldb-batch.version"), build + "\n");
  }

  /** A component as it is installed on its host. */
  void install(Component component) throws IOException {
    var place = OpenmldbLayout.place(component.name());
    var host = host(place);
    var home = home(place);
    unpack(home, component.build());
    Files.createDirectories(home.resolve("logs"));
    if (component.role() == Role.TASKMANAGER) {
      writeSpark(spark(host), component.build());
      var words = component.endpoint().split(":");
      Files.writeString(home.resolve("conf/taskmanager.properties"), """
          server.host=%s
          server.port=%s
          job.log.path=./logs/
          zookeeper.cluster=%s
          zookeeper.root_path=%s
          spark.home=%s
          spark.master=local[*]
          offline.data.prefix=file:///tmp/openmldb_offline_storage/
          """.formatted(words[0], words[1], zookeeper, OpenmldbLayout.ROOT, spark(host)));
      Files.copy(home.resolve("conf/taskmanager.properties"), home.resolve("taskmanager/conf/taskmanager.properties"));
      file(home.resolve("taskmanager/bin/logs/job_1.log"), "a job's log");
      file(home.resolve("taskmanager/bin/udf/libcut.so"), "a user's function");
    } else {
      Files.writeString(home.resolve("conf/" + component.role().word() + ".flags"), """
          --endpoint=%s
          --role=%s
          --zk_cluster=%s
          --zk_root_path=%s
          --openmldb_log_dir=./logs
          --log_level=info
          """.formatted(component.endpoint(), component.role().word(), zookeeper, OpenmldbLayout.ROOT)
          + special(component));
    }
    if (component.role() == Role.TABLET) {
      file(home.resolve("db/7_0/MANIFEST"), "a table's data");
    }
  }

  private String special(Component component) {
    return switch (component.role()) {
      case NAMESERVER -> """
          --auto_failover=true
          --zk_session_timeout=10000
          --tablet_heartbeat_timeout=60000
          --system_table_replica_num=2
          --enable_distsql=true
          """;
      case TABLET -> """
          --thread_pool_size=24
          --zk_session_timeout=10000
          --max_memory_mb=%d
          --db_root_path=./db
          --recycle_bin_root_path=./recycle
          --hdd_root_path=./db_hdd
          --recycle_bin_hdd_root_path=./recycle_hdd
          --enable_distsql=true
          """.formatted(faults.concerns(Fault.TIGHT_MEMORY, component.name()) ? 1 : 0);
      default -> "";
    };
  }

  private static void file(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text + "\n");
  }

  /** The package of a release as it is published, and beside it the Spark distribution that belongs to it. */
  static Path pack(Path folder, Build build, boolean corrupt) throws IOException {
    var name = "openmldb-" + build.number() + "-linux";
    var content = Files.createDirectories(folder).resolve(name);
    unpack(content, build);
    for (var role : List.of(Role.NAMESERVER, Role.TABLET, Role.APISERVER)) {
      file(content.resolve("conf/" + role.word() + ".flags.template"), "--role=" + role.word());
    }
    file(content.resolve("conf/taskmanager.properties.template"), "server.port=9902");
    var archive = folder.resolve("openmldb-" + build.number() + "-linux.tar.gz");
    ScriptFiles.run("tar", "-czf", archive.toString(), "-C", folder.toString(), name);
    if (corrupt) {
      ScriptFiles.halve(archive);
    }
    return archive;
  }

  static Path packSpark(Path folder, Build build) throws IOException {
    var name = "spark-3.2.1-bin-openmldbspark";
    writeSpark(Files.createDirectories(folder).resolve(name), build);
    var archive = folder.resolve(name + ".tgz");
    ScriptFiles.run("tar", "-czf", archive.toString(), "-C", folder.toString(), name);
    return archive;
  }

  /** Starts a component as {@code start.sh} does, without its waits. */
  void start(Place place, boolean monitored) throws IOException {
    var command = place.role() == Role.TASKMANAGER
        ? "SPARK_HOME=" + quoted(spark(host(place))) + " nohup $s %s./taskmanager/bin/taskmanager.sh"
        : "nohup $s %s./bin/openmldb --flagfile=./conf/" + place.role().word()
            + ".flags --enable_status_service=true";
    var pids = "./bin/" + place.role().word() + ".pid";
    ScriptFiles.run("sh", "-c",
        "cd \"$1\" && exec </dev/null >/dev/null 2>&1; s=$(command -v setsid >/dev/null && echo setsid)\n"
            + command.formatted(monitored ? "./bin/mon " + pids + ".child " : "") + " &\necho $! >" + pids,
        "start",
        home(place).toString());
  }

  /** Leaves pid files as the faults want them. */
  void mislead() throws IOException {
    for (var place : OpenmldbLayout.places()) {
      var pids = home(place).resolve("bin/" + place.role().word() + ".pid");
      if (faults.concerns(Fault.STALE_PID, place.name())) {
        Files.writeString(pids, LONG_GONE + "\n");
      }
      if (faults.concerns(Fault.MON_REVIVES, place.name())) {
        Files.move(pids.resolveSibling(pids.getFileName() + ".child"), pids, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static String quoted(Path path) {
    return "'" + path + "'";
  }
}
