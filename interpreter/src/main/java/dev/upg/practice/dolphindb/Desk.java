package dev.upg.practice.dolphindb;

import dev.upg.clock.Clock;
import dev.upg.practice.dolphindb.model.DolphindbModel;
import dev.upg.practice.dolphindb.model.Member;
import dev.upg.practice.dolphindb.model.Mode;
import dev.upg.practice.dolphindb.script.Functions;
import dev.upg.practice.dolphindb.wire.NodePort;
import dev.upg.practice.script.Processes;
import dev.upg.practice.script.Request;
import dev.upg.practice.script.ScriptDesk;
import dev.upg.practice.script.Spool;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Serves the processes of the hosts: gives each its port, tells it what happens, and notices its end. Guarded by the model's monitor. */
final class Desk implements AutoCloseable {
  /** A process that the model counts on. */
  private record Serving(Request request, NodePort port) {}

  private final DolphindbModel model;
  private final Clock clock;
  private final DolphindbFaults faults;
  private final ScriptDesk scripts;
  private final Functions functions;
  private final Map<String, Serving> serving = new HashMap<>();
  private final Set<String> stopping = new HashSet<>();
  private final Set<String> ready = new HashSet<>();

  Desk(DolphindbModel model, Clock clock, DolphindbFaults faults, Spool spool, Machines machines) {
    this.model = model;
    this.clock = clock;
    this.faults = faults;
    this.functions = new Functions(model, machines.with(this));
    this.scripts = new ScriptDesk(spool, model.members().size());
    scripts.begin(this::start, this::look);
  }

  /** {@code node}, mode, site, version, host. */
  private void start(Request request) throws IOException {
    var words = request.words();
    var alias = words.get(2).substring(words.get(2).lastIndexOf(':') + 1);
    synchronized (model) {
      model.advanceTo(clock.now());
      noticeEnds();
      var member = model.find(alias).filter(one -> one.mode().word().equals(words.get(1)));
      if (member.isEmpty()) {
        request.answer("fail There is no " + words.get(1) + " " + words.get(2) + " in this cluster");
        return;
      }
      boolean again = member.get().starts() > 0;
      var failure = again ? faults.startFails(member.get(), words.get(3)) : Optional.<String>empty();
      if (failure.isPresent()) {
        request.answer("fail " + failure.get());
        return;
      }
      try {
        var port = new NodePort(member.get().port(), new ServedNode(model, member.get(), functions, clock));
        serving.put(alias, new Serving(request, port));
      } catch (IOException e) {
        request.answer("fail Failed to bind the socket on port " + member.get().port() + " with error code 98");
        return;
      }
      started(member.get(), words.get(3), again);
      request.answer("serve");
      if (!again && member.get().mode() == Mode.AGENT) {
        model.of(Mode.DATANODE).stream().filter(node -> node.host().equals(member.get().host()))
            .forEach(this::startDataNode);
      }
    }
  }

  private void started(Member member, String version, boolean again) {
    if (again) {
      faults.restarts(member, version, model);
    } else {
      scripts.started();
    }
    model.started(member.alias(), version);
  }

  /** Has the agent start a data node of its host; nothing happens while there is no agent. */
  void startDataNode(Member node) {
    model.members().stream()
        .filter(one -> one.host().equals(node.host()) && one.mode() == Mode.AGENT)
        .filter(Member::isUp).findFirst().ifPresent(agent -> tell(agent.alias(), "start " + node.site()));
  }

  void stopDataNode(Member node) {
    if (serving.containsKey(node.alias())) {
      Processes.terminate(serving.get(node.alias()).request().pid());
    }
  }

  private void tell(String alias, String line) {
    try {
      serving.get(alias).request().answer(line);
    } catch (IOException e) {
      // It ended at this moment, which is noticed soon.
      return;
    }
  }

  /** Waits for the first start of all nodes. */
  void awaitNodes() throws IOException {
    scripts.awaitStarts("nodes");
  }

  private void look() {
    synchronized (model) {
      model.advanceTo(clock.now());
      noticeEnds();
      noticeChanges();
    }
  }

  private void noticeEnds() {
    for (var entry : List.copyOf(serving.entrySet())) {
      var one = entry.getValue();
      if (!Processes.alive(one.request().pid())) {
        serving.remove(entry.getKey());
        stopping.remove(entry.getKey());
        ready.remove(entry.getKey());
        one.port().close();
        one.request().discard();
        model.gone(entry.getKey());
      }
    }
  }

  private void noticeChanges() {
    for (var alias : List.copyOf(serving.keySet())) {
      var member = model.member(alias);
      if (serving.get(alias).request().has("stopping") && stopping.add(alias)) {
        faults.stops(member, model);
        model.stopping(alias);
      }
      if (model.hasWorkedOff(alias)) {
        tell(alias, "bye");
      }
      if (member.isUp() && ready.add(alias)) {
        tell(alias, "log Job scheduler initialization completed.");
      }
    }
  }

  /** Ends all processes. */
  @Override
  public void close() {
    scripts.close();
    serving.values().forEach(one -> {
      one.port().close();
      one.request().close();
    });
  }
}
