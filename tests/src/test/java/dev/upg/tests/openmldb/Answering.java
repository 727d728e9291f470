package dev.upg.tests.openmldb;

import dev.upg.tests.library.JoblessHost;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.upg.builtin.Natives;
import dev.upg.eval.NativeCall;
import dev.upg.eval.NativeFailure;
import dev.upg.eval.NativeFunction;
import dev.upg.host.CommandResult;
import dev.upg.host.Connector;
import dev.upg.host.Host;
import dev.upg.host.HostAddress;
import dev.upg.tests.openmldb.Case.Exchange;
import dev.upg.value.Value;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The nodes of a case. */
final class Answering implements Connector {
  private static final ObjectMapper JSON = JsonMapper.builder().enable(DeserializationFeature.USE_LONG_FOR_INTS)
      .build();
  private static final Map<String, String> NODES = Map.of("172.24.4.39:7527", "ns1", "172.24.4.40:7527", "ns2",
      "172.24.4.39:10921", "tablet1", "172.24.4.40:10921", "tablet2", "172.24.4.56:10921", "tablet3",
      "172.24.4.40:9080", "apiserver", "172.24.4.40:9902", "taskmanager");

  private final Case recorded;
  private final Generation generation;
  /** By identity, as a case may have the same exchange twice. */
  private final Map<Exchange, Integer> asked = new IdentityHashMap<>();
  private final List<String> unexpected = new ArrayList<>();

  Answering(Case recorded, Generation generation) {
    this.recorded = recorded;
    this.generation = generation;
  }

  /** What was asked that isn't in the case, and what is in the case and wasn't asked. */
  List<String> differences() {
    var all = new ArrayList<>(unexpected);
    recorded.exchanges().stream().filter(exchange -> !asked.containsKey(exchange))
        .forEach(exchange -> all.add("not asked: " + exchange.node() + " " + exchange.what()));
    return all;
  }

  private Optional<Exchange> next(String node, String what) {
    var fitting = recorded.exchanges().stream()
        .filter(one -> one.node().equals(node) && (one.what().equals(what)
            || one.what().startsWith("$ ") && what.startsWith("$ ") && what.contains(one.what().substring(2))))
        .toList();
    if (fitting.isEmpty()) {
      unexpected.add("not in the case: " + node + " " + what);
      return Optional.empty();
    }
    var next = fitting.stream().filter(one -> !asked.containsKey(one)).findFirst().orElse(fitting.getLast());
    asked.merge(next, 1, Integer::sum);
    return Optional.of(next);
  }

  Map<String, NativeFunction> natives() {
    var natives = new TreeMap<>(Natives.all());
    natives.put("http.get", call -> orNone(() -> get(call)));
    natives.put("http.ask", this::post);
    natives.put("http.tell", this::post);
    natives.put("http.tell_once", this::post);
    natives.put("http.reply", call -> orNone(() -> post(call)));
    return natives;
  }

  private interface Asking { Value ask() throws NativeFailure; }

  private static Value orNone(Asking asking) throws NativeFailure {
    try {
      return asking.ask();
    } catch (NativeFailure e) {
      if (e.isTransport()) {
        return Value.NONE;
      }
      throw e;
    }
  }

  private Value get(NativeCall call) throws NativeFailure {
    var words = answer(node(call), "GET " + call.text(1));
    return Value.text(words[0].equals("|") ? words[1] : sample(words[1]));
  }

  private Value post(NativeCall call) throws NativeFailure {
    var method = call.text(1).substring(call.text(1).lastIndexOf('/') + 1);
    var words = answer(node(call), method + " " + call.text(2));
    try {
      return new Value.Json(Optional.ofNullable(switch (words[0]) {
        case "=" -> JSON.readValue(words[1], Object.class);
        case "json" -> JSON.readValue(sample(words[1]), Object.class);
        case "told" -> Samples.told(method, Arrays.asList(words[1].split(" ")));
        default -> null;
      }), "$");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String[] answer(String node, String what) throws NativeFailure {
    var exchange = next(node, what);
    if (exchange.isEmpty() || exchange.get().answers().equals(List.of("gone"))) {
      throw NativeFailure.transport(node + " can't be reached", "Later.");
    }
    return exchange.get().answers().getFirst().split(" ", 2);
  }

  private static String node(NativeCall call) {
    var server = ((Value.Fields) call.argument(0)).values();
    return NODES.get(server.get("host").show() + ":" + server.get("port").show());
  }

  private static String sample(String name) {
    try {
      return Samples.text(name.strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Host host(HostAddress address) {
    return new JoblessHost((command, output) -> run(address.host(), command.text()));
  }

  private CommandResult run(String node, String text) {
    var stdout = new StringBuilder();
    var stderr = new StringBuilder();
    int code = 0;
    for (var line : next(node, "$ " + text).map(Exchange::answers).orElse(List.of())) {
      var words = (line + " ").split(" ", 2);
      switch (words[0]) {
        case "out" -> stdout.append(generation.tells(sample(words[1])));
        case "out|" -> stdout.append(words[1].stripTrailing()).append('\n');
        case "err" -> stderr.append(sample(words[1]));
        case "err|" -> stderr.append(words[1].stripTrailing()).append('\n');
        default -> code = Integer.parseInt(words[1].strip());
      }
    }
    return new CommandResult(code, stdout.toString(), stderr.toString(), false, Duration.ofMillis(1));
  }

  @Override
  public void close() {
    // There is nothing to close.
  }
}
