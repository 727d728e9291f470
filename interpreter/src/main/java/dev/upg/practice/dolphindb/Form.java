package dev.upg.practice.dolphindb;

import dev.upg.practice.PracticeShape;
import java.util.Arrays;
import java.util.Set;

/** The installations there are to practise on: each has its own number of hosts, by which it is asked for. */
public enum Form {
  /** The documentation's example: three hosts, each with a controller, an agent and a data node. */
  HIGH_AVAILABILITY(3),
  /** One controller, on the first of two hosts with an agent and a data node each. */
  ONE_CONTROLLER(2),
  /** A host with a node that is all in one. */
  SINGLE(1);

  /** As the playbooks call the hosts of a cluster, and those of single nodes. */
  static final String CLUSTER_GROUP = "server";
  static final String SINGLE_GROUP = "single";

  private final int hosts;

  Form(int hosts) {
    this.hosts = hosts;
  }

  int hosts() {
    return hosts;
  }

  /** Whether the hosts make up a cluster. */
  boolean isCluster() {
    return this != SINGLE;
  }

  /**
   * That with so many hosts; when it isn't said, the smallest one that the groups of the playbook are content with.
   *
   * @throws IllegalArgumentException when there is none with so many; the message is for the user
   */
  static Form of(PracticeShape shape) {
    if (shape.nodes().isPresent()) {
      return Arrays.stream(values()).filter(form -> form.hosts == shape.nodes().get()).findFirst()
          .orElseThrow(() -> new IllegalArgumentException("`--practice-nodes` has `" + shape.nodes().get()
              + "`, but a practice DolphinDB has 3 hosts (a cluster with high availability), 2 (one without) or 1 (a single node)"));
    }
    if (shape.groups().keySet().equals(Set.of(SINGLE_GROUP))) {
      return SINGLE;
    }
    return shape.groups().getOrDefault(CLUSTER_GROUP, (long) HIGH_AVAILABILITY.hosts) > ONE_CONTROLLER.hosts
        ? HIGH_AVAILABILITY
        : ONE_CONTROLLER;
  }
}
