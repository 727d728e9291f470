package dev.upg.practice.pegasus;

import dev.upg.clock.Clock;
import dev.upg.practice.host.SshHosts;
import dev.upg.practice.pegasus.model.PegasusModel;
import dev.upg.practice.pegasus.model.ServerVersion;
import dev.upg.practice.pegasus.shell.AdminShell;
import dev.upg.practice.pegasus.shell.ShellRequest;
import dev.upg.practice.script.OpenRequests;
import dev.upg.practice.script.Processes;
import dev.upg.practice.script.Request;
import dev.upg.practice.script.Spool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Serves the scripts of the hosts: admin shells and server processes. Ticks the model and notices by itself which processes
 * have ended. Its state is guarded by the model's monitor, except {@code open}.
 */
final class Desk implements AutoCloseable {
  /** Of the machine's time: scripts come and go this fast whatever the speed of the cluster's clock. */
  private static final long POLL_MILLIS = 15;

  private final PegasusModel model;
  private final Clock clock;
  private final PegasusFaults faults;
  private final Spool spool;
  private final AdminShell shell;
  private final OpenRequests open = new OpenRequests();
  private final Map<String, Request> serving = new HashMap<>();
  private final Set<String> startedOnce = new HashSet<>();
  private final Thread listener;
  private final Thread watcher;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final CountDownLatch initialStarts;
  private final Supervisor supervisor;

  /** @param nodes those whose servers are about to start for the first time */
  Desk(PegasusModel model, Clock clock, PegasusFaults faults, Spool spool, List<PegasusLayout.Node> nodes,
      SshHosts hosts) {
    this.initialStarts = new CountDownLatch(nodes.size());
    this.supervisor = new Supervisor(nodes, hosts);
    this.model = model;
    this.clock = clock;
    this.faults = faults;
    this.spool = spool;
    this.shell = new AdminShell(model, clock, faults);
    this.listener = Thread.ofPlatform().daemon().name("practice-listener").start(() -> spool.listen(this::accept));
    this.watcher = Thread.ofPlatform().daemon().name("practice-watcher").start(this::watch);
  }

  private void accept(long pid) {
    Thread.ofPlatform().daemon().name("practice-request-" + pid).start(() -> {
      try {
        var request = spool.open(pid);
        open.add(request);
        serve(request);
      } catch (IOException e) {
        // The script was killed and its folder is gone; nobody waits for an answer.
        return;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
  }

  private void serve(Request request) throws IOException, InterruptedException {
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
          initialStarts.countDown();
        } else {
          model.serverStarted(name, faults.versionOf(process, version));
          faults.restarted(process);
        }
        request.answer("serve");
      }
    }
  }

  /** Waits for the first start of all servers; false when they take too long. */
  boolean awaitServers(Duration limit) throws InterruptedException {
    return initialStarts.await(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void watch() {
    try {
      while (!closing.await(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
        synchronized (model) {
          model.advanceTo(clock.now());
          noticeEnds();
          endThoseOfFaults();
        }
        open.closeAbandoned();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
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
    closing.countDown();
    spool.close();
    try {
      listener.join();
      watcher.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    open.closeAll(request -> Processes.kill(request.pid()));
  }
}
