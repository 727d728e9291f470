package dev.upg.practice.pegasus;

import dev.upg.clock.Clock;
import dev.upg.practice.host.SshHosts;
import dev.upg.practice.pegasus.model.PegasusModel;
import dev.upg.practice.pegasus.model.ServerVersion;
import dev.upg.practice.pegasus.shell.AdminShell;
import dev.upg.practice.pegasus.shell.ShellRequest;
import dev.upg.practice.script.Processes;
import dev.upg.practice.script.Request;
import dev.upg.practice.script.ScriptDesk;
import dev.upg.practice.script.Spool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Serves the scripts of the hosts: admin shells and server processes. Ticks the model and notices by itself which processes
 * have ended. Its state is guarded by the model's monitor.
 */
final class Desk implements AutoCloseable {
  private final PegasusModel model;
  private final Clock clock;
  private final PegasusFaults faults;
  private final AdminShell shell;
  private final ScriptDesk scripts;
  private final Map<String, Request> serving = new HashMap<>();
  private final Set<String> startedOnce = new HashSet<>();
  private final Supervisor supervisor;

  /** @param nodes those whose servers are about to start for the first time */
  Desk(PegasusModel model, Clock clock, PegasusFaults faults, Spool spool, List<PegasusLayout.Node> nodes,
      SshHosts hosts) {
    this.model = model;
    this.clock = clock;
    this.faults = faults;
    this.supervisor = new Supervisor(nodes, hosts);
    this.shell = new AdminShell(model, clock, faults);
    this.scripts = new ScriptDesk(spool, nodes.size());
    scripts.begin(this::serve, this::look);
  }

  private void serve(Request request) throws IOException, InterruptedException {
    scripts.keep(request);
    switch (request.words().getFirst()) {
      case "shell" -> runShell(request);
      case "server" -> startServer(request);
      default -> request.answer("1");
    }
  }

  private void runShell(Request request) throws IOException, InterruptedException {
    var words = request.words();
    var input = request.input();
    var lines = input.isEmpty() ? List.<String>of() : List.of(input.split("\n", -1));
    var complete = input.endsWith("\n") ? lines.subList(0, lines.size() - 1) : lines;
    var answer = shell
        .run(new ShellRequest(new ServerVersion(words.get(1), words.get(2)), words.get(3), Path.of(words.get(4)),
            request.pid(), words.get(5), complete));
    request.write("out", answer.stdout());
    request.write("err", answer.stderr());
    request.answer(String.valueOf(answer.code()));
  }

  private void startServer(Request request) throws IOException {
    var name = request.words().get(1);
    var version = new ServerVersion(request.words().get(3), request.words().get(4));
    synchronized (model) {
      model.advanceTo(clock.now());
      noticeEnds();
      var process = model.process(name);
      var failure = startedOnce.contains(name)
          ? faults.startFails(process, version).or(() -> process.refuses(version))
          : Optional.<String>empty();
      if (!process.role().word().equals(request.words().get(2))) {
        request.answer("config.ini of " + name + " has no app " + request.words().get(2));
      } else if (serving.containsKey(name)) {
        request.answer("network server start failed: bind " + process.address() + ": Address already in use");
      } else if (failure.isPresent()) {
        request.answer(failure.get());
      } else {
        serving.put(name, request);
        Files.writeString(pidFile(request), request.pid() + "\n");
        if (startedOnce.add(name)) {
          scripts.started();
        } else {
          model.serverStarted(name, faults.versionOf(process, version));
          faults.restarted(process);
        }
        request.answer("serve");
      }
    }
  }

  /** Waits for the first start of all servers. */
  void awaitServers() throws IOException {
    scripts.awaitStarts("servers");
  }

  private void look() {
    synchronized (model) {
      model.advanceTo(clock.now());
      noticeEnds();
      endThoseOfFaults();
    }
  }

  private void noticeEnds() {
    for (var entry : List.copyOf(serving.entrySet())) {
      if (!Processes.alive(entry.getValue().pid())) {
        serving.remove(entry.getKey());
        deletePidFile(entry.getValue());
        model.serverStopped(entry.getKey());
      }
    }
  }

  /** A server that a fault ends is started again after some time, unless somebody has done it before. */
  private void endThoseOfFaults() {
    serving.forEach((name, request) -> faults.ends(model.process(name), model.now()).ifPresent(down -> {
      supervisor.startsLater(name, model.now().plus(down));
      Processes.kill(request.pid());
    }));
    supervisor.step(model.now(), name -> !serving.containsKey(name));
  }

  /** Tells `run.sh` which server runs; kept here, as a killed server can't remove it. */
  private static Path pidFile(Request request) {
    return Path.of(request.words().get(5)).resolve("server.pid");
  }

  private static void deletePidFile(Request request) {
    try {
      Files.deleteIfExists(pidFile(request));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends all scripts and servers. */
  @Override
  public void close() {
    scripts.close();
  }
}
