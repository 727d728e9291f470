package dev.upg.practice.openmldb;

import dev.upg.practice.PracticeShape;
import dev.upg.practice.openmldb.model.Component;
import dev.upg.practice.openmldb.model.OpenmldbModel;
import dev.upg.practice.openmldb.model.Role;
import dev.upg.practice.port.FreePorts;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Which components there are: two nameservers, three tablets, an apiserver and a taskmanager on three hosts, several on one, each in a
 * work directory of its own. Components stand apart by port, as all are on loopback.
 */
public record OpenmldbLayout(Release from, Release to) {
  /** {@code zk_root_path}. */
  static final String ROOT = "/openmldb";

  private static final int TABLETS = 3;
  private static final int FIRST_OP = 11;

  /** A component's place. */
  record Place(String name, Role role, String host) {}

  private static final List<Place> PLACES = List.of(new Place("nameserver-1", Role.NAMESERVER, "host-1"),
      new Place("nameserver-2", Role.NAMESERVER, "host-2"), new Place("tablet-1", Role.TABLET, "host-1"),
      new Place("tablet-2", Role.TABLET, "host-2"), new Place("tablet-3", Role.TABLET, "host-3"),
      new Place("apiserver-1", Role.APISERVER, "host-2"), new Place("taskmanager-1", Role.TASKMANAGER, "host-2"));

  /**
   * The layout that is asked for.
   *
   * @throws IllegalArgumentException when there is no such release, or something that this cluster doesn't have; the message is
   *     for the user
   */
  public static OpenmldbLayout of(PracticeShape shape) {
    if (shape.nodes().filter(count -> count != TABLETS).isPresent()) {
      throw new IllegalArgumentException("`--practice-nodes` has `" + shape.nodes().get()
          + "`, but the practice OpenMLDB cluster has " + TABLETS + " tablets");
    }
    if (shape.tools().isPresent()) {
      throw new IllegalArgumentException(
          "`--practice-tools` has no meaning for OpenMLDB: its tools are those of each component's release");
    }
    var step = Release.ALL.asked(shape, Release.V0_8_5);
    return new OpenmldbLayout(step.from(), step.to());
  }

  static List<Place> places() {
    return PLACES;
  }

  static Place place(String name) {
    return PLACES.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
  }

  static List<String> hosts() {
    return List.of("host-1", "host-2", "host-3");
  }

  static List<String> names() {
    return PLACES.stream().map(Place::name).toList();
  }

  static List<String> names(Role role) {
    return PLACES.stream().filter(one -> one.role() == role).map(Place::name).toList();
  }

  /** Each with a port that is free now. */
  List<Component> components() throws IOException {
    var all = new ArrayList<Component>();
    for (var place : PLACES) {
      all.add(new Component(place.name(), place.role(), "127.0.0.1:" + FreePorts.next(), from.build()));
    }
    return all;
  }

  /** The cluster at rest, once its processes are started. */
  OpenmldbModel model(List<Component> components, Instant now) {
    var tablets = components.stream().filter(one -> one.role() == Role.TABLET).map(Component::endpoint).toList();
    return new OpenmldbModel(components, DemoTables.of(from.build(), tablets, true), true, FIRST_OP, now);
  }

  String description() {
    return "practice OpenMLDB " + from.build().number() + ": 2 nameservers, " + TABLETS
        + " tablets, 1 apiserver, 1 taskmanager on 3 hosts";
  }
}
