package dev.upg.practice.openmldb;

import dev.upg.practice.PracticeFault;
import dev.upg.practice.cluster.FaultArgument;
import dev.upg.practice.cluster.FaultKind;
import dev.upg.practice.openmldb.model.OpType;
import dev.upg.practice.openmldb.model.Role;

import java.util.Arrays;

/** What can be made to go wrong; {@link OpenmldbFaults} does it. */
enum Fault implements FaultKind {
  OP_FAILS("op-fails", Takes.OPERATION, "kReAddReplicaNoSendOP", "the first operation of this type fails",
      "there was no such operation"), OP_HANGS("op-hangs", Takes.OPERATION, "kReAddReplicaNoSendOP",
          "the first operation of this type stays kDoing for ever",
          "there was no such operation"), RETURNS_EMPTY("returns-empty", Takes.TABLET, "tablet-2",
              "this tablet has lost its data when it is started again",
              "it was never started again"), NEVER_REGISTERS("never-registers", Takes.TABLET, "tablet-2",
                  "with the new version this tablet runs and answers, and never makes its node in ZooKeeper",
                  "it was never started with the new version"), NEVER_STARTS("never-starts", Takes.COMPONENT,
                      "tablet-2", "with the new version this component ends as soon as it is started",
                      "it was never started with the new version"), OLD_VERSION("old-version", Takes.COMPONENT,
                          "tablet-2", "this component starts with its old version, whatever its files are",
                          "it was never started with the new version"), SLOW_LOAD("slow-load", Takes.TABLET,
                              "tablet-2",
                              "once this tablet was started again it loads each partition for 20 minutes",
                              "it was never started again"), TABLET_DIES("tablet-dies", Takes.TABLET, "tablet-3",
                                  "this tablet ends, and stays down, once another one was stopped",
                                  "no other tablet was stopped"), NAMESERVER_FAILOVER("nameserver-failover",
                                      Takes.NOTHING, "",
                                      "the leading nameserver ends during the first operation, and is started again after 30 s",
                                      "there was no operation"), STALE_PID("stale-pid", Takes.COMPONENT, "tablet-2",
                                          "the pid file of this component has the number of a process that is long gone",
                                          "nobody told it to stop by start.sh"), MON("mon", Takes.NOTHING, "",
                                              "all components were started with `mon`", ""), MON_REVIVES(
                                                  "mon-revives", Takes.COMPONENT, "tablet-2",
                                                  "this component runs under `mon`, and its pid file doesn't tell: stopped, it comes back after 10 s",
                                                  "nobody stopped it"), AUTO_FAILOVER_OFF("auto-failover-off",
                                                      Takes.NOTHING, "", "auto_failover is off from the beginning",
                                                      ""), OLD_FAILURE("old-failure", Takes.NOTHING, "",
                                                          "the list of operations has one that failed long ago",
                                                          ""), CORRUPT_PACKAGE("corrupt-package", Takes.NOTHING, "",
                                                              "the package is only half of it", ""), TIGHT_MEMORY(
                                                                  "tight-memory", Takes.TABLET, "tablet-3",
                                                                  "this tablet has max_memory_mb=1, and no room for another replica",
                                                                  ""), SHARED_HOME("shared-home",
                                                                      Takes.NOTHING, "",
                                                                      "nameserver-2, apiserver-1 and taskmanager-1 have one work directory",
                                                                      ""), RUNNING_JOB("running-job", Takes.NOTHING, "",
                                                                          "the taskmanager has a job that runs for 30 minutes, or dies with it",
                                                                          "");

  private enum Takes { NOTHING, TABLET, COMPONENT, OPERATION }

  private final String word;
  private final Takes takes;
  private final String usual;
  private final String description;
  private final String occasion;

  Fault(String word, Takes takes, String usual, String description, String occasion) {
    this.word = word;
    this.takes = takes;
    this.usual = usual;
    this.description = description;
    this.occasion = occasion;
  }

  @Override
  public PracticeFault told() {
    var argument = switch (takes) {
      case NOTHING -> "";
      case TABLET -> "TABLET (" + usual + ")";
      case COMPONENT -> "COMPONENT (" + usual + ")";
      case OPERATION -> "TYPE (" + usual + ")";
    };
    return new PracticeFault(word, argument, description);
  }

  @Override
  public String occasion() {
    return occasion;
  }

  FaultArgument argument() {
    return switch (takes) {
      case NOTHING -> FaultArgument.NOTHING;
      case TABLET -> FaultArgument.of("one of ", usual, OpenmldbLayout.names(Role.TABLET));
      case COMPONENT -> FaultArgument.of("one of ", usual, OpenmldbLayout.names());
      case OPERATION -> FaultArgument.of("one of ", usual, Arrays.stream(OpType.values())
          .filter(type -> type != OpType.DEPLOY).map(OpType::word).toList());
    };
  }
}
