package dev.upg.practice.dolphindb.script;

import dev.upg.practice.dolphindb.model.Member;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the functions need of the machines behind the model. */
public interface Site {
  /** A node's setting, as its files have it. */
  Optional<String> setting(Member member, String key);

  /** The license file of the node's host. */
  Map<String, Object> license(Member member);

  /** The plug-in of the node's host, as its descriptor has it: name, library, version. */
  List<String> plugin(Member member);

  /** Has the agent of its host start this data node, with the program that is there now. */
  void startDataNode(Member node);

  /** Sends SIGTERM to this data node. */
  void stopDataNode(Member node);
}
