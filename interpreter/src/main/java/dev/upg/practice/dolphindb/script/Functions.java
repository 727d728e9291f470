package dev.upg.practice.dolphindb.script;

import dev.upg.practice.dolphindb.model.Chunk;
import dev.upg.practice.dolphindb.model.DolphindbModel;
import dev.upg.practice.dolphindb.model.Member;
import dev.upg.practice.dolphindb.model.Mode;
import dev.upg.practice.dolphindb.model.Refusal;
import dev.upg.practice.dolphindb.wire.Node.Refused;
import dev.upg.practice.dolphindb.wire.Table;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The functions of a node, each on the nodes that have it; null is no value. To be called with the model's monitor. */
public final class Functions {
  private static final String NO_CONTROLLER = "The script must be executed on an initialized controller. RefId: S01005";

  private final DolphindbModel model;
  private final Site site;
  private final Views views;

  public Functions(DolphindbModel model, Site site) {
    this.model = model;
    this.site = site;
    this.views = new Views(model);
  }

  /** Runs a script on a node for a user who has logged in. */
  public Object run(Member on, String script) throws Refused {
    var statement = script.strip().replaceAll(";+$", "");
    if (on.state() == Member.State.STOPPING) {
      throw new Refused("Cannot accept new task during a graceful shutdown of the server.RefId: S00005");
    }
    if (Queries.isQuery(statement)) {
      if (Queries.readsChunks(statement)) {
        leader(on);
      }
      return new Queries(views, model).run(statement);
    }
    return value(on, TermParser.parse(statement));
  }

  private Object value(Member on, Term term) throws Refused {
    return switch (term) {
      case Term.Literal(var value) -> value;
      case Term.Call(var name, var terms) -> call(on, name, values(on, terms));
      case Term.Partial partial -> partial;
    };
  }

  private List<Object> values(Member on, List<Term> terms) throws Refused {
    var values = new ArrayList<Object>();
    for (var term : terms) {
      values.add(value(on, term));
    }
    return values;
  }

  private Object call(Member on, String name, List<Object> arguments) throws Refused {
    return switch (name) {
      case "version" -> on.version();
      case "getNodeAlias" -> on.alias();
      case "getNodeType" -> on.mode().number();
      case "getControllerAlias" -> elected().alias();
      case "getActiveMaster" -> activeMaster(on);
      case "isControllerInitialized" -> leader(on).isUp();
      case "isDataNodeInitialized" -> initialized(on);
      case "getClusterPerf" -> performance(on, !arguments.isEmpty() && (Boolean) arguments.getFirst());
      case "getRecoveryTaskStatus" -> views.recovery(leader(on).version().startsWith("2.00.7"));
      case "getConfig" -> site.setting(on, arguments.getFirst().toString()).orElse(null);
      case "license" -> site.license(on);
      case "getLoadedPlugins" -> plugins(on);
      case "suspendRecovery", "resumeRecovery" -> {
        model.suspendRecovery(controller(on), name.equals("suspendRecovery"));
        yield null;
      }
      case "startDataNode" -> {
        leader(on);
        site.startDataNode(dataNode(arguments));
        yield null;
      }
      case "stopDataNode" -> {
        leader(on);
        site.stopDataNode(dataNode(arguments));
        yield null;
      }
      case "rpc" -> rpc(arguments);
      case "pnodeRun" -> pnodeRun(arguments);
      case "loadTable" -> arguments.equals(List.of("dfs://stock", "stock")) ? "stock" : unknownTable(arguments);
      case "tableInsert" -> insert(on, arguments);
      default -> throw new Refused("Syntax Error: [line #1] Cannot recognize the token " + name);
    };
  }

  private Table plugins(Member on) {
    var plugin = site.plugin(on);
    return new Table("plugin STRING, version STRING, user STRING, time TIMESTAMP")
        .row(plugin.get(0), plugin.get(2), "admin", on.since());
  }

  private static Object unknownTable(List<Object> arguments) throws Refused {
    throw new Refused("There is no table " + arguments + " in the practice cluster");
  }

  private static Member controller(Member on) throws Refused {
    if (on.mode() != Mode.CONTROLLER || !on.isUp()) {
      throw new Refused(NO_CONTROLLER);
    }
    return on;
  }

  private Member elected() throws Refused {
    return model.leader().orElseThrow(() -> new Refused("<UnknownLeader>"));
  }

  /** @throws Refused with the way to the leader when the node isn't it */
  private Member leader(Member on) throws Refused {
    controller(on);
    var leader = elected();
    if (leader != on) {
      throw new Refused("<NotLeader>" + leader.site());
    }
    return leader;
  }

  private String activeMaster(Member on) throws Refused {
    controller(on);
    return elected().alias();
  }

  private static boolean initialized(Member on) throws Refused {
    if (on.mode() != Mode.DATANODE) {
      throw new Refused("Can't recognize function name isDataNodeInitialized");
    }
    return on.isUp();
  }

  private Table performance(Member on, boolean withControllers) throws Refused {
    if (on.mode() != Mode.CONTROLLER && on.mode() != Mode.SINGLE) {
      throw new Refused("Only master or single mode supports function getClusterPerf");
    }
    if (on.mode() == Mode.CONTROLLER) {
      elected();
    }
    return views.performance(withControllers);
  }

  private Member dataNode(List<Object> arguments) throws Refused {
    var name = arguments.getFirst().toString();
    return model.find(name).filter(member -> member.mode() == Mode.DATANODE)
        .orElseThrow(() -> new Refused("The node " + name + " doesn't exist"));
  }

  private Object rpc(List<Object> arguments) throws Refused {
    var name = arguments.getFirst().toString();
    var target = model.find(name).filter(Member::isUp).orElseThrow(() -> new Refused("<DataNodeNotAvail>" + name));
    var given = arguments.subList(2, arguments.size());
    return apply(target, arguments.get(1), given);
  }

  private Object apply(Member on, Object function, List<Object> given) throws Refused {
    if (!(function instanceof Term.Partial(var name, var first))) {
      throw new Refused("The second argument of rpc must be a function");
    }
    var arguments = values(on, first);
    arguments.addAll(given);
    return call(on, name, arguments);
  }

  /** A node that is away has no row: what a real cluster does then isn't documented. */
  private Table pnodeRun(List<Object> arguments) throws Refused {
    var table = new Table("node STRING, value STRING");
    for (var node : model.of(Mode.DATANODE)) {
      if (node.isUp()) {
        var value = apply(node, arguments.getFirst(), List.of());
        table.row(node.alias(), Optional.ofNullable(value).map(Object::toString).orElse(null));
      }
    }
    return table;
  }

  /** {@code tableInsert(loadTable("dfs://stock", "stock"), time, name, id)}. */
  private Integer insert(Member on, List<Object> arguments) throws Refused {
    try {
      model.insert(on, List.of(new Chunk.Row((Instant) arguments.get(1), arguments.get(2).toString(),
          (Long) arguments.get(3))));
      return 1;
    } catch (Refusal e) {
      throw new Refused(e.getMessage());
    }
  }
}
