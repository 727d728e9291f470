package dev.upg.practice.dolphindb;

import dev.upg.practice.PracticeShape;
import dev.upg.practice.port.FreePorts;
import dev.upg.practice.dolphindb.model.DolphindbModel;
import dev.upg.practice.dolphindb.model.Member;
import dev.upg.practice.dolphindb.model.Mode;
import dev.upg.practice.dolphindb.model.Storage;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which nodes there are: the documentation's example of three hosts, each with a controller, an agent and a data node, and beside
 * it a host with a single node of its own. Nodes stand apart by port, as all are on loopback.
 */
public record DolphindbLayout(Release from, Release to) {
  static final String SINGLE = "single-1";
  /** The controller that leads at first, as in the documentation. */
  static final String LEADER = "HActl44";

  private static final int HOSTS = 3;

  /**
   * The layout that is asked for.
   *
   * @throws IllegalArgumentException when there is no such release, or something that this cluster doesn't have; the message is
   *     for the user
   */
  public static DolphindbLayout of(PracticeShape shape) {
    if (shape.nodes().filter(count -> count != HOSTS).isPresent()) {
      throw new IllegalArgumentException("`--practice-nodes` has `" + shape.nodes().get()
          + "`, but the practice DolphinDB cluster has " + HOSTS + " hosts");
    }
    if (shape.tools().isPresent()) {
      throw new IllegalArgumentException(
          "`--practice-tools` has no meaning for DolphinDB: it has no tools of their own");
    }
    var from = shape.from().map(text -> Release.parse("--practice-from", text));
    var to = shape.to().map(text -> Release.parse("--practice-to", text));
    var first = from.or(() -> to.map(Release::previous)).orElse(Release.V2_00_7_4);
    return new DolphindbLayout(first, to.orElseGet(first::next));
  }

  /** Names of the hosts of the cluster. */
  static List<String> hosts() {
    return List.of("host-1", "host-2", "host-3");
  }

  static List<String> allHosts() {
    return Stream.concat(hosts().stream(), Stream.of(SINGLE)).toList();
  }

  /** Aliases of the data nodes. */
  static List<String> dataNodes() {
    return List.of("node43", "node44", "node45");
  }

  static List<String> controllers() {
    return List.of("HActl43", "HActl44", "HActl45");
  }

  /** Each with a port that is free now. */
  static List<Member> members() throws IOException {
    var members = new ArrayList<Member>();
    for (var mode : List.of(Mode.CONTROLLER, Mode.AGENT, Mode.DATANODE)) {
      for (int i = 0; i < HOSTS; i++) {
        var alias = switch (mode) {
          case CONTROLLER -> controllers().get(i);
          case DATANODE -> dataNodes().get(i);
          default -> "agent" + (43 + i);
        };
        members.add(new Member(alias, mode, hosts().get(i), FreePorts.next()));
      }
    }
    members.add(new Member("local8848", Mode.SINGLE, SINGLE, FreePorts.next()));
    return members;
  }

  static DolphindbModel model(List<Member> members, Instant now) {
    return new DolphindbModel(members, LEADER, new Storage(dataNodes(), 5, now), now);
  }

  String description() {
    return "practice DolphinDB " + from.number() + ": " + HOSTS
        + " hosts with a controller, an agent and a data node each; 1 single node";
  }
}
