package dev.upg.tests.crash;

import dev.upg.practice.Measurement;
import dev.upg.practice.PracticeCluster;
import dev.upg.practice.PracticeOptions;
import dev.upg.practice.PracticeState;
import dev.upg.practice.host.SshHosts;
import dev.upg.practice.host.WorkFolder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Three SSH hosts without a database, for {@code every-statement.upg}. */
final class FolderCluster implements PracticeCluster {
  private final WorkFolder work = new WorkFolder();
  private final SshHosts hosts;
  private final List<NodeFolder> nodes = new ArrayList<>();
  private final Path inventory;

  FolderCluster(PracticeOptions options) throws IOException {
    hosts = new SshHosts(work.path(), NodeFolder.NAMES, options.watcher());
    var text = new StringBuilder("[web]\n");
    for (var host : hosts.hosts()) {
      nodes.add(NodeFolder.create(host.name(), host.folder()));
      text.append("%s ansible_host=127.0.0.1 ansible_port=%d home=%s\n".formatted(host.name(), host.port(),
          host.folder()));
    }
    inventory = Files.writeString(work.path().resolve("inventory.ini"), text);
  }

  @Override
  public String description() {
    return "three folders";
  }

  @Override
  public Path inventory() {
    return inventory;
  }

  @Override
  public Path sshConfig() {
    return hosts.config();
  }

  @Override
  public Map<String, String> parameters() {
    return Map.of();
  }

  @Override
  public List<Measurement> measurements() {
    return List.of();
  }

  @Override
  public List<String> remarks() {
    return List.of();
  }

  @Override
  public Map<String, Path> homes() {
    return hosts.homes();
  }

  /** A start is the change that isn't made twice; the problems of the nodes stand for what isn't healthy. */
  @Override
  public PracticeState state() {
    try {
      var servers = new ArrayList<PracticeState.Server>();
      boolean healthy = true;
      boolean putBack = true;
      for (var node : nodes) {
        int starts = (int) node.log().stream().filter("begin"::equals).count();
        servers.add(new PracticeState.Server(node.name(), node.read("version"), true, starts));
        healthy &= node.problems().isEmpty();
        putBack &= node.isPutBack();
      }
      return new PracticeState(servers, Map.of("put back", Boolean.toString(putBack)), healthy, 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    hosts.close();
    work.close();
  }
}
