package dev.upg.practice.pegasus.shell;

import dev.upg.practice.pegasus.model.Address;
import dev.upg.practice.pegasus.model.ReplicaServer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** {@code remote_command} and the commands that are one: {@code server_info}, {@code server_stat}, {@code flush_log}. All they say goes to stderr. */
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

  private record Call(String role, Address node) {}

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
    if (options.has('l') ? named(options.value('l'), calls, console) : byType(type, calls, metas, console)) {
      send(calls, fixed.isEmpty() ? options.operands() : List.of(fixed), options.has('r'), metas, console);
    }
    return true;
  }

  private static boolean named(String list, List<Call> calls, Console console) {
    for (var text : Arrays.stream(list.split(",")).filter(part -> !part.isEmpty()).toList()) {
      var address = Address.parse(text);
      if (address.isEmpty()) {
        console.errorLine("parse " + text + " as a ip:port node failed");
        return false;
      }
      calls.add(new Call("user-specified", address.get()));
    }
    return true;
  }

  private static boolean byType(String type, List<Call> calls, MetaLink metas, Console console)
      throws InterruptedException {
    if (!type.equals("replica-server")) {
      metas.addresses().forEach(node -> calls.add(new Call("meta-server", node)));
    }
    if (type.equals("meta-server")) {
      return true;
    }
    var alive = metas.ask(NodesCommand.PATIENCE,
        leader -> metas.model().replicaServers().stream().filter(ReplicaServer::alive)
            .map(server -> new Call("replica-server", server.address())).toList());
    if (alive.isEmpty()) {
      console.errorLine("ERROR: list node failed: " + Failures.ofLists(metas));
      return false;
    }
    calls.addAll(alive.get());
    return true;
  }

  private static void send(List<Call> calls, List<String> command, boolean resolve, MetaLink metas, Console console)
      throws InterruptedException {
    console.error("COMMAND: " + String.join(" ", command) + "\n\n");
    var failed = 0;
    var timedOut = false;
    for (var call : calls) {
      var reply = new RemoteEndpoint(metas).call(call.node(), command.getFirst(), command.subList(1, command.size()));
      failed += reply.answered() ? 0 : 1;
      timedOut |= reply.timedOut();
      console.errorLine("CALL [" + call.role() + "] [" + Names.address(call.node(), resolve) + "] "
          + (reply.answered() ? "succeed: " : "failed: ") + reply.text());
    }
    if (timedOut) {
      metas.sleep(CALL_TIMEOUT);
    }
    console.error("\nSucceed count: " + (calls.size() - failed) + "\nFailed count: " + failed + "\n");
  }
}
