package dev.upg.practice.dolphindb;

import dev.upg.clock.Clock;
import dev.upg.practice.dolphindb.model.Member;
import dev.upg.practice.dolphindb.model.Mode;
import dev.upg.practice.dolphindb.script.Site;
import dev.upg.practice.host.SshHosts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What nodes know from the files of their hosts. */
final class Machines {
  private final SshHosts hosts;
  private final Clock clock;
  private final Supplier<String> licensedVersion;

  Machines(SshHosts hosts, Clock clock, Supplier<String> licensedVersion) {
    this.hosts = hosts;
    this.clock = clock;
    this.licensedVersion = licensedVersion;
  }

  /** @param desk starts and stops the data nodes */
  Site with(Desk desk) {
    return new Site() {
      @Override
      public Optional<String> setting(Member member, String key) {
        return Machines.this.setting(member, key);
      }

      @Override
      public Map<String, Object> license(Member member) {
        return Machines.this.license();
      }

      @Override
      public List<String> plugin(Member member) {
        return Machines.this.plugin(member);
      }

      @Override
      public void startDataNode(Member node) {
        desk.startDataNode(node);
      }

      @Override
      public void stopDataNode(Member node) {
        desk.stopDataNode(node);
      }
    };
  }

  private Optional<String> setting(Member member, String key) {
    var server = Installation.server(hosts.host(member.host()).folder());
    var demo = server.resolve("clusterDemo");
    var home = demo.resolve("data").resolve(member.alias());
    return switch (key) {
      case "chunkMetaDir" ->
        member.mode() == Mode.DATANODE ? Optional.of(home.resolve("storage").toString()) : Optional.empty();
      case "dfsMetaDir" ->
        member.mode() == Mode.CONTROLLER && setting(file(member, server), "dfsHAMode").isPresent()
            ? Optional.of(home.resolve("dfsMeta").toString())
            : Optional.empty();
      default -> setting(file(member, server), key);
    };
  }

  private static Path file(Member member, Path server) {
    var config = server.resolve("clusterDemo/config");
    return switch (member.mode()) {
      case CONTROLLER -> config.resolve("controller.cfg");
      case AGENT -> config.resolve("agent.cfg");
      case DATANODE -> config.resolve("cluster.cfg");
      case SINGLE -> server.resolve("dolphindb.cfg");
    };
  }

  private static Optional<String> setting(Path file, String key) {
    try {
      return Files.readAllLines(file).stream().filter(line -> line.startsWith(key + "=")).findFirst()
          .map(line -> line.substring(key.length() + 1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> plugin(Member member) {
    var plugins = Installation.server(hosts.host(member.host()).folder()).resolve("plugins");
    try {
      return List.of(Files.readAllLines(plugins.resolve(Installation.DESCRIPTOR)).getFirst().split(","));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, Object> license() {
    var license = new LinkedHashMap<String, Object>();
    license.put("clientName", "practice");
    license.put("authorization", "trial");
    license.put("maxNodes", 128);
    license.put("maxMemoryPerNode", 512);
    license.put("version", licensedVersion.get());
    license.put("expiration", LocalDate.ofInstant(clock.now(), ZoneOffset.UTC).plusYears(1));
    return license;
  }
}
