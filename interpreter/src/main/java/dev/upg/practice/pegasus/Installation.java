package dev.upg.practice.pegasus;

import dev.upg.practice.pegasus.model.ServerVersion;
import dev.upg.practice.script.ScriptFiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes what a Pegasus package installs. */
final class Installation {
  private final String metaServers;
  private final String zookeeperHosts;

  /** Each as the configuration has it. */
  Installation(String metaServers, String zookeeperHosts) {
    this.metaServers = metaServers;
    this.zookeeperHosts = zookeeperHosts;
  }

  static Path home(Path host) {
    return host.resolve("pegasus");
  }

  /** Where the admin shell lies; it stays at its version while the servers are upgraded. */
  static Path tools(Path host) {
    return host.resolve("pegasus-tools");
  }

  /** The tools and the server of one version. */
  void write(Path home, ServerVersion version) throws IOException {
    var bin = Files.createDirectories(home.resolve("bin"));
    ScriptFiles.executable(home.resolve("run.sh"), resource("run.sh"));
    ScriptFiles.executable(bin.resolve("pegasus_server"),
        resource("pegasus_server").replace("@VERSION@", version.number()).replace("@COMMIT@", version.commit()));
    Files.writeString(bin.resolve("config.ini"),
        resource("config.ini").replace("@METAS@", metaServers).replace("@ZOOKEEPER@", zookeeperHosts));
    Files.writeString(home.resolve("VERSION"), version.number() + " " + version.commit() + "\n");
  }

  /** Gives the node's own port to the configuration: a practice server listens on none, so that tells which server it is. */
  static void writePort(Path home, PegasusLayout.Node node) throws IOException {
    var config = home.resolve("bin").resolve("config.ini");
    Files.writeString(config, Files.readString(config).replaceAll(
        "(\\[apps\\." + node.role().word() + "]\nports = )\\d+", "$1" + node.address().port()));
  }

  /** Whether the files there are those of this version; while they are swapped they are of none. */
  static boolean isOf(Path home, ServerVersion version) {
    try {
      return Files.readString(home.resolve("VERSION")).startsWith(version.number() + " ");
    } catch (IOException e) {
      return false;
    }
  }

  /** Packs one version as {@code pack_server} names it, with a folder of that name at the top of the archive. */
  Path pack(Path packages, ServerVersion version, boolean corrupt) throws IOException {
    var name = "pegasus-server-" + version.number() + "-" + version.commit().substring(0, 12) + "-glibc2.17-release";
    var content = packages.resolve(name);
    write(content, version);
    var archive = packages.resolve(name + ".tar.gz");
    ScriptFiles.run("tar", "-czf", archive.toString(), "-C", packages.toString(), name);
    if (corrupt) {
      ScriptFiles.halve(archive);
    }
    return archive;
  }

  /** Starts the server that is installed in {@code home}, detached, as `run.sh start` does. */
  static void start(Path home, PegasusLayout.Node node) throws IOException {
    ScriptFiles.run("sh", "-c", "cd \"$1/bin\" && exec >>\"$2\" 2>&1 </dev/null\n"
        + "nohup $(command -v setsid >/dev/null && echo setsid) \"$1/bin/pegasus_server\" config.ini -app_list \"$3\" &",
        "start", home.toString(), home.resolveSibling(node.role().word() + ".log").toString(), node.role().word());
  }

  private static String resource(String name) {
    return ScriptFiles.resource("pegasus/" + name);
  }
}
