package dev.upg.practice.dolphindb;

import dev.upg.practice.dolphindb.model.Member;
import dev.upg.practice.dolphindb.model.Mode;
import dev.upg.practice.script.ScriptFiles;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes what the vendor's package installs, and the configuration: with several controllers that of the documentation's example. */
final class Installation {
  private static final List<String> CLUSTER_SCRIPTS = List.of("upgrade.sh", "stopAllNode.sh", "startController.sh",
      "startAgent.sh");

  /** Below {@code plugins}, where a plug-in says what it is. */
  static final String DESCRIPTOR = "mysql/PluginMySQL.txt";

  private Installation() {}

  private static String resource(String name) {
    return ScriptFiles.resource("dolphindb/" + name);
  }

  private static String program(Release release) {
    return resource("dolphindb").replace("@VERSION@", release.told());
  }

  /** A host's {@code server} folder: program, scripts, license. */
  static void write(Path server, Release release, String license) throws IOException {
    var demo = Files.createDirectories(server.resolve("clusterDemo"));
    ScriptFiles.executable(server.resolve("dolphindb"), program(release));
    Files.writeString(server.resolve("libDolphinDB.so"), release.told());
    Files.createDirectories(server.resolve("web"));
    Files.writeString(server.resolve("web/index.html"), release.told());
    Files.writeString(server.resolve("dolphindb.lic"), license);
    Files.writeString(server.resolve("dolphindb.dos"), "");
    for (var script : CLUSTER_SCRIPTS) {
      Files.writeString(demo.resolve(script), resource(script));
    }
    Files.writeString(server.resolve("startSingle.sh"), resource("startSingle.sh"));
    Files.createDirectories(demo.resolve("log"));
    file(server.resolve("plugins").resolve(DESCRIPTOR), descriptor(release));
  }

  /** What a plug-in says of itself, in its first line. */
  private static String descriptor(Release release) {
    return "mysql,libPluginMySQL.so," + release.feature();
  }

  /** A zip with the plug-in of a release. */
  static Path packPlugins(Path folder, Release release) throws IOException {
    var archive = Files.createDirectories(folder).resolve("plugins.zip");
    try (OutputStream out = Files.newOutputStream(archive); var zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(DESCRIPTOR));
      zip.write((descriptor(release) + "\n").getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
    return archive;
  }

  /** Settings and metadata of the cluster's nodes on one host. */
  static void configure(Path server, String host, List<Member> members) throws IOException {
    var config = Files.createDirectories(server.resolve("clusterDemo/config"));
    Files.writeString(config.resolve("cluster.nodes"), members.stream()
        .map(member -> member.site() + "," + member.mode().word() + "\n")
        .collect(Collectors.joining("", "localSite,mode\n", "")));
    Files.writeString(config.resolve("cluster.cfg"), """
        maxMemSize=32
        maxConnections=512
        workerNum=4
        newValuePartitionPolicy=add
        lanCluster=0
        """);
    var controllers = members.stream().filter(member -> member.mode() == Mode.CONTROLLER).toList();
    for (var member : members) {
      if (member.host().equals(host)) {
        configure(server, config, member, controllers);
      }
    }
  }

  private static void configure(Path server, Path config, Member member, List<Member> controllers) throws IOException {
    var home = server.resolve("clusterDemo/data").resolve(member.alias());
    switch (member.mode()) {
      case CONTROLLER -> configureController(config, home, member, controllers.size() > 1);
      case AGENT -> Files.writeString(config.resolve("agent.cfg"), """
          mode=agent
          localSite=%s
          controllerSite=%s
          sites=%s:agent,%s
          workerNum=4
          maxMemSize=4
          lanCluster=0
          """.formatted(member.site(), controllers.getFirst().site(), member.site(),
          controllers.stream().map(controller -> controller.site() + ":controller").collect(Collectors.joining(","))));
      default -> file(home.resolve("storage/CHUNK_METADATA/editlog.0"), member.alias());
    }
  }

  /** Without high availability there is no {@code raft}, and the metadata is in the home itself. */
  private static void configureController(Path config, Path home, Member member, boolean highAvailability)
      throws IOException {
    Files.writeString(config.resolve("controller.cfg"), """
        mode=controller
        localSite=%s
        dfsReplicationFactor=2
        dfsReplicaReliabilityLevel=1
        dataSync=1
        workerNum=4
        maxConnections=512
        maxMemSize=8
        lanCluster=0
        dfsRecoveryWaitTime=30000
        %s""".formatted(member.site(), highAvailability ? "dfsHAMode=Raft\n" : ""));
    if (highAvailability) {
      file(home.resolve("raft/raftWAL0"), member.alias());
    }
    file((highAvailability ? home.resolve("dfsMeta") : home).resolve("DFSMetaLog.0"), member.alias());
    file(home.resolve("sysmgmt/aclEditlog.meta"), member.alias());
  }

  /** The same of a single node. */
  static void configureSingle(Path server, Member single) throws IOException {
    Files.writeString(server.resolve("dolphindb.cfg"), "mode=single\nlocalSite=" + single.site() + "\nmaxMemSize=8\n");
    file(server.resolve("local8848/dfsMeta/DFSMetaLog.0"), "single");
    file(server.resolve("local8848/storage/CHUNK_METADATA/editlog.0"), "single");
  }

  private static void file(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text + "\n");
  }

  /** The vendor's package; its entries have no exec bit, as can happen there. */
  static Path pack(Path folder, Release release, boolean corrupt) throws IOException {
    var archive = Files.createDirectories(folder).resolve(release.archive());
    try (OutputStream out = Files.newOutputStream(archive); var zip = new ZipOutputStream(out)) {
      for (var entry : Map.of("dolphindb", program(release), "libDolphinDB.so", release.told(), "web/index.html",
          release.told(), "dolphindb.cfg", "mode=single\n", "dolphindb.lic", "community\n", "clusterDemo/upgrade.sh",
          resource("upgrade.sh"), "startSingle.sh", resource("startSingle.sh")).entrySet()) {
        zip.putNextEntry(new ZipEntry("server/" + entry.getKey()));
        zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    if (corrupt) {
      ScriptFiles.halve(archive);
    }
    return archive;
  }

  /** Starts a script of the host as an operator would. */
  static void start(Path folder, String script) throws IOException {
    ScriptFiles.run("sh", "-c",
        "cd \"$1\" && exec </dev/null >/dev/null 2>&1 && $(command -v setsid >/dev/null && echo setsid) sh ./\"$2\"",
        "start",
        folder.toString(), script);
  }

  static Path server(Path host) {
    return host.resolve("dolphindb/server");
  }
}
