package dev.upg.practice.pegasus;

import dev.upg.practice.PracticeCluster;
import dev.upg.practice.PracticeOptions;
import dev.upg.practice.host.SshHosts;
import dev.upg.practice.host.WorkFolder;
import dev.upg.practice.pegasus.model.PegasusModel;
import dev.upg.practice.pegasus.model.PegasusSnapshot;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Map;

/**
 * A practice Pegasus cluster: nine SSH hosts with a server of 2.4.0 each, and the package of 2.5.0. Should this process die
 * without closing it, a small process of its own ends the servers and removes the folder; closing must not be done in a
 * shutdown hook, as a run may still have settings to put back then.
 */
public final class PegasusPractice implements PracticeCluster {
  private static final Duration START_LIMIT = Duration.ofSeconds(20);

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final PegasusModel model;
  private final PracticeOptions options;
  private final Path inventory;
  private final Path sshConfig;
  private final Path archive;
  private final Path tools;

  private PegasusPractice(PracticeOptions options) throws IOException {
    this.options = options;
    this.model = PegasusLayout.model(options.clock().now());
    var faults = PegasusFaults.parse(options.faults(), model);
    try {
      var work = keep(new WorkFolder()).path();
      var reaper = new ProcessBuilder("sh", "-c", Installation.resource("reaper.sh"), "practice-reaper",
          work.toString())
          .redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD).start();
      parts.push(reaper.getOutputStream());
      var hosts = keep(
          new SshHosts(work, PegasusLayout.nodes().stream().map(PegasusLayout.Node::name).toList(), faults));
      var spool = new Spool(work.resolve("spool"));
      for (var node : PegasusLayout.nodes()) {
        var host = hosts.host(node.name()).folder();
        Installation.write(Inventory.home(host), PegasusLayout.OLD);
        Installation.writeIdentity(host, node, spool.folder());
      }
      tools = Inventory.tools(hosts.host(PegasusLayout.nodes().getFirst().name()).folder());
      Installation.write(tools, PegasusLayout.OLD);
      archive = Installation.pack(work, PegasusLayout.NEW);
      inventory = Inventory.write(hosts, work.resolve("inventory.ini"));
      sshConfig = hosts.config();
      startServers(hosts, keep(new Desk(model, options.clock(), faults, spool, PegasusLayout.nodes().size())), work);
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /**
   * Starts it: well under two seconds.
   *
   * @throws IllegalArgumentException for an unknown fault; the message is for the user
   * @throws IOException when the machine lacks what is needed
   */
  public static PegasusPractice start(PracticeOptions options) throws IOException {
    return new PegasusPractice(options);
  }

  private <T extends AutoCloseable> T keep(T part) {
    parts.push(part);
    return part;
  }

  /** The servers start as `run.sh start` starts them, but all at once. */
  private static void startServers(SshHosts hosts, Desk desk, Path work) throws IOException {
    var script = new StringBuilder("detach=$(command -v setsid)\n");
    for (var node : PegasusLayout.nodes()) {
      var bin = Inventory.home(hosts.host(node.name()).folder()).resolve("bin");
      var log = hosts.host(node.name()).folder().resolve(node.role().word() + ".log");
      script.append("(cd '").append(bin).append("' && exec nohup $detach '").append(bin)
          .append("/pegasus_server' config.ini -app_list ")
          .append(node.role().word()).append(" </dev/null >>'").append(log).append("' 2>&1) &\n");
    }
    var file = Files.writeString(work.resolve("start.sh"), script);
    Installation.run("sh", file.toString());
    try {
      if (!desk.awaitServers(START_LIMIT)) {
        throw new IOException(
            "the servers of the practice cluster didn't start within " + START_LIMIT.toSeconds() + " s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the servers of the practice cluster started", e);
    }
  }

  @Override
  public String description() {
    return "practice Pegasus " + PegasusLayout.OLD.number() + ": 3 meta servers, 5 replica servers, 1 collector";
  }

  @Override
  public Path inventory() {
    return inventory;
  }

  @Override
  public Path sshConfig() {
    return sshConfig;
  }

  @Override
  public Map<String, String> parameters() {
    return Map.of("version", PegasusLayout.NEW.number(), "archive", archive.toString(), "tools",
        tools.toString());
  }

  /** A look behind the curtain, for tests. */
  public PegasusSnapshot snapshot() {
    synchronized (model) {
      model.advanceTo(options.clock().now());
      return model.snapshot();
    }
  }

  @Override
  public void close() {
    var failures = new ArrayList<Exception>();
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        failures.add(e);
      }
    }
    if (!failures.isEmpty()) {
      var failure = new IllegalStateException("the practice cluster couldn't be closed", failures.getFirst());
      failures.stream().skip(1).forEach(failure::addSuppressed);
      throw failure;
    }
  }
}
