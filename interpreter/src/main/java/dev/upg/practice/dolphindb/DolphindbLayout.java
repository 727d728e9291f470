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
import java.util.Optional;
import java.util.stream.IntStream;

/** Which nodes there are. All are on loopback, so they stand apart by port. */
public record DolphindbLayout(Release from, Release to, Form form) {
  /** The controller that leads at first, as in the documentation. */
  private static final String LEADER = "HActl44";
  /** The documentation's nodes have the last part of their addresses in their names. */
  private static final int FIRST_ADDRESS = 43;

  /**
   * The layout that is asked for.
   *
   * @throws IllegalArgumentException when there is no such release, or something that DolphinDB doesn't have; the message is
   *     for the user
   */
  public static DolphindbLayout of(PracticeShape shape) {
    if (shape.tools().isPresent()) {
      throw new IllegalArgumentException(
          "`--practice-tools` has no meaning for DolphinDB: it has no tools of their own");
    }
    var step = Release.ALL.asked(shape, Release.V2_00_7_4);
    return new DolphindbLayout(step.from(), step.to(), Form.of(shape));
  }

  /** Names of the hosts. */
  List<String> hosts() {
    var name = form.isCluster() ? "host-" : "single-";
    return numbers().mapToObj(number -> name + (number + 1)).toList();
  }

  private IntStream numbers() {
    return IntStream.range(0, form.hosts());
  }

  /** Aliases of the controllers; none of a single node. */
  List<String> controllers() {
    return switch (form) {
      case HIGH_AVAILABILITY -> numbers().mapToObj(number -> "HActl" + (FIRST_ADDRESS + number)).toList();
      case ONE_CONTROLLER -> List.of("controller1");
      case SINGLE -> List.of();
    };
  }

  private List<String> agents() {
    return switch (form) {
      case HIGH_AVAILABILITY -> numbers().mapToObj(number -> "agent" + (FIRST_ADDRESS + number)).toList();
      case ONE_CONTROLLER -> numbers().mapToObj(number -> "agent" + (number + 1)).toList();
      case SINGLE -> List.of();
    };
  }

  /** Aliases of the data nodes; none of a single node. */
  List<String> dataNodes() {
    return switch (form) {
      case HIGH_AVAILABILITY -> numbers().mapToObj(number -> "node" + (FIRST_ADDRESS + number)).toList();
      case ONE_CONTROLLER -> numbers().mapToObj(number -> "node" + (number + 1)).toList();
      case SINGLE -> List.of();
    };
  }

  /** Aliases of all nodes that have data. */
  List<String> stores() {
    return form == Form.SINGLE ? List.of("local8848") : dataNodes();
  }

  /** Each with a port that is free now. */
  List<Member> members() throws IOException {
    var members = new ArrayList<Member>();
    add(members, controllers(), Mode.CONTROLLER);
    add(members, agents(), Mode.AGENT);
    add(members, stores(), form == Form.SINGLE ? Mode.SINGLE : Mode.DATANODE);
    return members;
  }

  private void add(List<Member> members, List<String> aliases, Mode mode) throws IOException {
    for (int i = 0; i < aliases.size(); i++) {
      members.add(new Member(aliases.get(i), mode, hosts().get(i), FreePorts.next()));
    }
  }

  DolphindbModel model(List<Member> members, Instant now) {
    var leader = form == Form.HIGH_AVAILABILITY ? Optional.of(LEADER) : controllers().stream().findFirst();
    return new DolphindbModel(members, leader, new Storage(dataNodes(), 5, now), now);
  }

  String description() {
    var running = "practice DolphinDB " + from.number() + ": ";
    return running + switch (form) {
      case HIGH_AVAILABILITY -> "3 hosts with a controller, an agent and a data node each";
      case ONE_CONTROLLER -> "2 hosts with an agent and a data node each, 1 controller, no high availability";
      case SINGLE -> "1 single node";
    };
  }
}
