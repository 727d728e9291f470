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
import dev.upg.practice.script.Processes;
import dev.upg.practice.script.Request;
import dev.upg.practice.script.ScriptDesk;
import dev.upg.practice.script.Spool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Serves the scripts of the hosts: clients, tools, waits of {@code start.sh}, and the components' processes, whose ports it opens and whose
 * ends it notices. Its state is guarded by the model's monitor.
 */
final class Desk implements AutoCloseable {
  /** A process that the model counts on. */
  private record Serving(Request request, Optional<ComponentPort> port) {}

  private final OpenmldbModel model;
  private final Clock clock;
  private final OpenmldbFaults faults;
  private final Site site;
  private final Installation installation;
  private final ScriptDesk scripts;
  private final Map<String, Serving> serving = new HashMap<>();
  private final Map<String, Instant> due = new HashMap<>();

  Desk(OpenmldbModel model, Clock clock, OpenmldbFaults faults, Spool spool, Site site,
      Installation installation) {
    this.model = model;
    this.clock = clock;
    this.faults = faults;
    this.site = site;
    this.installation = installation;
    this.scripts = new ScriptDesk(spool, model.components().size());
    scripts.begin(this::serve, this::look);
  }

  private void serve(Request request) throws IOException, InterruptedException {
    var words = request.words();
    switch (words.getFirst()) {
      case "server" -> start(request);
      case "nap" -> nap(request);
      case "client" -> {
        scripts.keep(request);
        synchronized (model) {
          model.advanceTo(clock.now());
          var call = Invocation.of(build(words.get(1)), words.subList(2, words.size()), request.input());
          request.write("out", new Client(model, site).run(call));
        }
        request.answer("0");
      }
      default -> {
        scripts.keep(request);
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
        scripts.started();
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

  /** Waits for the first start of all components. */
  void awaitComponents() throws IOException {
    scripts.awaitStarts("components");
  }

  private void look() {
    synchronized (model) {
      model.advanceTo(clock.now());
      noticeEnds();
      openPorts();
      model.doomed().forEach(this::end);
      faults.ends().ifPresent(this::endByFault);
      startDue();
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
    scripts.close();
    serving.values().forEach(one -> {
      one.port().ifPresent(ComponentPort::close);
      one.request().close();
    });
  }
}
