package dev.upg.practice.pegasus.shell;

import dev.upg.practice.pegasus.model.Address;
import dev.upg.practice.pegasus.model.ReplicaServer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.Set;

/** {@code remote_command} and the commands that are one: {@code server_info}, {@code server_stat}, {@code flush_log}. */
final class RemoteCommand implements ShellCommand {
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(5);
  private static final List<String> OPTIONS = List.of("t=node_type:", "l=node_list:", "r=resolve_ip");

  private final String name;
  private final String fixed;
  private final List<String> usage;

  /** @param fixed the command that is always sent; empty: the one given */
  RemoteCommand(String name, String fixed, List<String> usage) {
    this.name = name;
    this.fixed = fixed;
    this.usage = usage;
  }

  /** @param shown the address as it is printed */
  private record Call(String role, Address node, String shown) {}

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<String> usage() {
    return usage;
  }

  @Override
  public boolean run(List<String> arguments, MetaLink metas, Console console) throws InterruptedException {
    var options = Options.parse(name, arguments, OPTIONS);
    if (options.failed()) {
      console.error(options.error());
      return false;
    }
    var type = options.has('t') ? options.value('t') : "all";
    if (options.has('t') && options.has('l')) {
      console.errorLine("can not specify both node_type and node_list");
      return false;
    }
    if (!Set.of("all", "meta-server", "replica-server").contains(type)) {
      console.errorLine("invalid type, should be: all | meta-server | replica-server");
      return false;
    }
    if (fixed.isEmpty() && options.operands().isEmpty()) {
      console.errorLine("command not specified");
      return false;
    }
    var calls = new ArrayList<Call>();
    if (options.has('l')
        ? named(options, calls, metas, console)
        : byType(type, options, calls, metas, console)) {
      var command = fixed.isEmpty() ? options.operands() : List.of(fixed);
      if (metas.shell().speaksJson()) {
        sendForJson(calls, command, metas, console);
      } else {
        send(calls, command, metas, console);
      }
    }
    return true;
  }

  /** Later shells print such errors in colour, and their exact form isn't known: here they have the words of the earlier ones. */
  private static boolean named(Options options, List<Call> calls, MetaLink metas, Console console) {
    for (var text : Arrays.stream(options.value('l').split(",")).filter(part -> !part.isEmpty()).toList()) {
      var address = Names.read(text, metas.shell());
      if (address.isEmpty()) {
        console.errorLine("parse " + text + " as a ip:port node failed");
        return false;
      }
      calls.add(new Call("user-specified", address.get(), metas.shown(address.get(), options)));
    }
    return true;
  }

  private static boolean byType(String type, Options options, List<Call> calls, MetaLink metas, Console console)
      throws InterruptedException {
    if (!type.equals("replica-server")) {
      metas.addresses().forEach(node -> calls.add(new Call("meta-server", node, metas.shown(node, options))));
    }
    if (type.equals("meta-server")) {
      return true;
    }
    var alive = metas.ask(NodesCommand.PATIENCE,
        leader -> metas.model().replicaServers().stream().filter(ReplicaServer::alive).map(ReplicaServer::address)
            .map(node -> new Call("replica-server", node, metas.shown(node, options))).toList());
    if (alive.isEmpty()) {
      console.errorLine("ERROR: list node failed: " + Failures.ofLists(metas));
      return false;
    }
    calls.addAll(alive.get());
    return true;
  }

  /** Up to 2.5: a line for each call, all of it to stderr. */
  private static void send(List<Call> calls, List<String> command, MetaLink metas, Console console)
      throws InterruptedException {
    console.error("COMMAND: " + String.join(" ", command) + "\n\n");
    var failed = 0;
    var timedOut = false;
    for (var call : calls) {
      var reply = new RemoteEndpoint(metas).call(call.node(), command.getFirst(), command.subList(1, command.size()));
      failed += reply.answered() ? 0 : 1;
      timedOut |= reply.timedOut();
      console.errorLine("CALL [" + call.role() + "] [" + call.shown() + "] "
          + (reply.answered() ? "succeed: " : "failed: ") + reply.text());
    }
    if (timedOut) {
      metas.sleep(CALL_TIMEOUT);
    }
    console.error("\nSucceed count: " + (calls.size() - failed) + "\nFailed count: " + failed + "\n");
  }

  /** Later: one document to stdout. */
  private void sendForJson(List<Call> calls, List<String> command, MetaLink metas, Console console)
      throws InterruptedException {
    var statistics = name.equals("server_stat");
    var details = new TreeMap<String, Object>();
    var failed = 0;
    var timedOut = false;
    for (var call : calls) {
      var endpoint = new RemoteEndpoint(metas);
      var reply = statistics
          ? endpoint.statistics(call.node())
          : endpoint.call(call.node(), command.getFirst(), command.subList(1, command.size()));
      failed += reply.answered() ? 0 : 1;
      timedOut |= reply.timedOut();
      details.put(call.shown(), new TreeMap<String, Object>(Map.of("acked",
          new ReplyJson.Raw(String.valueOf(reply.answered())), "message", ReplyJson.value(reply.text()), "role",
          ReplyJson.string(call.role()))));
    }
    if (timedOut) {
      metas.sleep(CALL_TIMEOUT);
    }
    var sent = (statistics ? name : command.getFirst()) + " " + String.join(" ", command.subList(1, command.size()));
    console.line(ReplyJson.print(new TreeMap<String, Object>(Map.of("command", ReplyJson.string(sent), "details",
        details, "failed_count", new ReplyJson.Raw(String.valueOf(failed)), "succeed_count",
        new ReplyJson.Raw(String.valueOf(calls.size() - failed))))));
  }
}
