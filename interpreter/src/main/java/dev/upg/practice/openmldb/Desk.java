package dev.upg.practice.openmldb;

import dev.upg.clock.Clock;
import dev.upg.practice.openmldb.client.Client;
import dev.upg.practice.openmldb.client.Invocation;
import dev.upg.practice.openmldb.client.OpsTool;
import dev.upg.practice.openmldb.client.Site;
import dev.upg.practice.openmldb.http.Cluster;
import dev.upg.practice.openmldb.http.ComponentPort;
import dev.upg.practice.openmldb.model.Build;
import dev.upg.practice.openmldb.model.Component;
import dev.upg.practice.openmldb.model.OpenmldbModel;
import dev.upg.practice.script.OpenRequests;
import dev.upg.practice.script.Processes;
import dev.upg.practice.script.Request;
import dev.upg.practice.script.Spool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Serves the scripts of the hosts: clients, tools, waits of {@code start.sh}, and the components' processes, whose ports it opens and whose
 * ends it notices. Its state is guarded by the model's monitor, except {@code open}.
 */
final class Desk implements AutoCloseable {
  /** Of the machine's time: processes come and go this fast whatever the speed of the cluster's clock. */
  private static final long POLL_MILLIS = 15;

  /** A process that the model counts on. */
  private record Serving(Request request, Optional<ComponentPort> port) {}

  private final OpenmldbModel model;
  private final Clock clock;
  private final OpenmldbFaults faults;
  private final Spool spool;
  private final Site site;
  private final Installation installation;
  private final OpenRequests open = new OpenRequests();
  private final Map<String, Serving> serving = new HashMap<>();
  private final Map<String, Instant> due = new HashMap<>();
  private final CountDownLatch initialStarts;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread listener;
  private final Thread watcher;

  Desk(OpenmldbModel model, Clock clock, OpenmldbFaults faults, Spool spool, Site site,
      Installation installation) {
    this.model = model;
    this.clock = clock;
    this.faults = faults;
    this.spool = spool;
    this.site = site;
    this.installation = installation;
    this.initialStarts = new CountDownLatch(model.components().size());
    this.listener = Thread.ofPlatform().daemon().name("practice-listener").start(() -> spool.listen(this::accept));
    this.watcher = Thread.ofPlatform().daemon().name("practice-watcher").start(this::watch);
  }

  private void accept(long pid) {
    Thread.ofPlatform().daemon().name("practice-request-" + pid).start(() -> {
      try {
        serve(spool.open(pid));
      } catch (IOException e) {
        // The script was killed and its folder is gone; nobody waits for an answer.
        return;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
  }

  private void serve(Request request) throws IOException, InterruptedException {
    var words = request.words();
    switch (words.getFirst()) {
      case "server" -> start(request);
      case "nap" -> nap(request);
      case "client" -> {
        open.add(request);
        synchronized (model) {
          model.advanceTo(clock.now());
          var call = Invocation.of(build(words.get(1)), words.subList(2, words.size()), request.input());
          request.write("out", new Client(model, site).run(call));
        }
        request.answer("0");
      }
      default -> {
        open.add(request);
        new OpsTool(model, clock, site, request::answer).run(words.subList(1, words.size()));
      }
    }
  }

  private static Build build(String told) {
    return new Build(told.substring(0, told.indexOf('-')), told.substring(told.indexOf('-') + 1));
  }

  /** {@code nap}, seconds; of {@code start.sh} also the verb, the component and the work directory. */
  private void nap(Request request) throws IOException, InterruptedException {
    try (request) {
      var words = request.words();
      if (words.size() > 4) {
        synchronized (model) {
          componentAt(Path.of(words.get(4)), words.get(3)).ifPresent(name -> faults.scripted(words.get(2), name));
        }
      }
      clock.sleep(Duration.ofSeconds(Long.parseLong(words.get(1))));
      request.answer("woken");
    }
  }

  private Optional<String> componentAt(Path home, String role) {
    return OpenmldbLayout.places().stream().filter(place -> place.role().word().equals(role))
        .filter(place -> installation.home(place).equals(home))
        .map(OpenmldbLayout.Place::name).findFirst();
  }

  /** {@code server}, role, endpoint, version, id of its monitor, Spark's version. */
  private void start(Request request) throws IOException {
    var words = request.words();
    synchronized (model) {
      model.advanceTo(clock.now());
      noticeEnds();
      var found = model.components().stream().filter(one -> one.endpoint().equals(words.get(2)))
          .filter(one -> one.role().word().equals(words.get(1))).findFirst();
      if (found.isEmpty()) {
        request.answer("fail There is no " + words.get(1) + " " + words.get(2) + " in this cluster");
        return;
      }
      var component = found.get();
      boolean again = component.starts() > 0;
      var files = build(words.get(3));
      if (serving.containsKey(component.name())) {
        request.answer("fail Fail to listen on " + component.endpoint() + ", address already in use");
        return;
      }
      var failure = again ? faults.startFails(component, files) : Optional.<String>empty();
      var build = again ? faults.buildOf(component, files) : files;
      if (again && failure.isEmpty()) {
        faults.restarts(component, build, !words.get(4).isEmpty());
      }
      failure = failure.or(() -> model.started(component.name(), build));
      if (failure.isPresent()) {
        request.answer("fail " + failure.get());
        return;
      }
      if (words.size() > 5) {
        model.foundSpark(component.name(), words.get(5));
      }
      serving.put(component.name(), new Serving(request, Optional.empty()));
      openPorts();
      request.write("answered", "");
      request.answer("serve");
      if (!again) {
        initialStarts.countDown();
      }
    }
  }

  /** Opens the ports of those that serve by now. */
  private void openPorts() {
    for (var entry : List.copyOf(serving.entrySet())) {
      var component = model.component(entry.getKey());
      if (component.isServing() && entry.getValue().port().isEmpty()) {
        try {
          var port = new ComponentPort(component, new Cluster(model, clock, site.zone()));
          serving.put(entry.getKey(), new Serving(entry.getValue().request(), Optional.of(port)));
        } catch (IOException e) {
          // Somebody else has it: the component can't live without.
          Processes.kill(entry.getValue().request().pid());
        }
      }
    }
  }

  /** Waits for the first start of all components; false when they take too long. */
  boolean awaitComponents(long seconds) throws InterruptedException {
    return initialStarts.await(seconds, TimeUnit.SECONDS);
  }

  private void watch() {
    try {
      while (!closing.await(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
        synchronized (model) {
          model.advanceTo(clock.now());
          noticeEnds();
          openPorts();
          model.doomed().forEach(this::end);
          faults.ends().ifPresent(this::endByFault);
          startDue();
        }
        open.closeAbandoned();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void end(String name) {
    Optional.ofNullable(serving.get(name)).ifPresent(one -> Processes.kill(one.request().pid()));
  }

  private void endByFault(Component component) {
    end(component.name());
    faults.comesBack(component).ifPresent(at -> due.put(component.name(), at));
  }

  /** Those that a fault has ended are started again, unless somebody has done it before. */
  private void startDue() {
    for (var name : List.copyOf(due.keySet())) {
      if (!due.get(name).isAfter(model.now())) {
        due.remove(name);
        if (!serving.containsKey(name)) {
          try {
            installation.start(OpenmldbLayout.place(name), false);
          } catch (IOException e) {
            throw new UncheckedIOException("can't start " + name + " again", e);
          }
        }
      }
    }
  }

  private void noticeEnds() {
    for (var entry : List.copyOf(serving.entrySet())) {
      var one = entry.getValue();
      if (!Processes.alive(one.request().pid())) {
        serving.remove(entry.getKey());
        one.port().ifPresent(ComponentPort::close);
        one.request().discard();
        model.ended(entry.getKey());
      }
    }
  }

  /** Ends all processes. */
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
    open.closeAll(request -> {});
    endScripts();
    serving.values().forEach(one -> {
      one.port().ifPresent(ComponentPort::close);
      one.request().close();
    });
  }

  /** Each has a folder named by its process id. */
  private void endScripts() {
    try (var folders = Files.list(spool.folder())) {
      folders.map(folder -> folder.getFileName().toString()).filter(name -> name.matches("\\d+")).map(Long::valueOf)
          .forEach(Processes::kill);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
