package dev.upg.practice.dolphindb;

import dev.upg.practice.PracticeFault;
import dev.upg.practice.cluster.FaultArgument;
import dev.upg.practice.cluster.FaultKind;

import java.util.stream.Stream;

/** What can be made to go wrong. Where a fault takes a node, it's the first one that it can take when none is named. */
enum Fault implements FaultKind {
  NEVER_STARTS("never-starts", Takes.NODE, "with the new version this node ends as soon as it is started"), STAYS_OUT(
      "stays-out", Takes.CONTROLLER,
      "with the new version this controller never becomes ready"), SLOW_DATA_NODE("slow-data-node", Takes.STORE,
          "after its restart this node replays its redo log for 20 minutes"), STUCK_CHUNK("stuck-chunk", Takes.NOTHING,
              "a chunk stays RECOVERING once the first data node was restarted"), RECOVERY_FAILS("recovery-fails",
                  Takes.NOTHING,
                  "the recovery of a chunk is given up after five attempts once the first data node was restarted"), CORRUPT_PACKAGE(
                      "corrupt-package", Takes.NOTHING, "the package is only half of it"), OLD_PLUGINS("old-plugins",
                          Takes.NOTHING,
                          "the plug-ins for the new version are those of the old one"), OLD_LICENSE("old-license",
                              Takes.NOTHING, "the license allows no version above 2.00.7"), ELECTION("election",
                                  Takes.NOTHING, "the leader loses its lead while the first data node is stopped");

  private enum Takes {
    NOTHING, NODE, CONTROLLER, STORE
  }

  private final String word;
  private final Takes takes;
  private final String description;

  Fault(String word, Takes takes, String description) {
    this.word = word;
    this.takes = takes;
    this.description = description;
  }

  @Override
  public PracticeFault told() {
    var usual = switch (takes) {
      case NOTHING -> "";
      case NODE, STORE -> "NODE (the first data node)";
      case CONTROLLER -> "NODE (the first controller)";
    };
    return new PracticeFault(word, usual, description);
  }

  @Override
  public String occasion() {
    return switch (this) {
      case NEVER_STARTS, STAYS_OUT -> "its node was never started with the new version";
      case SLOW_DATA_NODE -> "its node was never restarted";
      case STUCK_CHUNK, RECOVERY_FAILS -> "no data node was restarted";
      case ELECTION -> "no data node was stopped while a controller led";
      case OLD_LICENSE -> "nobody asked for the license";
      case CORRUPT_PACKAGE, OLD_PLUGINS -> "";
    };
  }

  /** @throws IllegalArgumentException when the fault has no meaning for such a cluster; the message is for the user */
  FaultArgument argument(DolphindbLayout layout) {
    if (!suits(layout.form())) {
      throw new IllegalArgumentException(
          "The fault `" + word + "` has no meaning for the " + layout.description());
    }
    var stores = layout.stores();
    return switch (takes) {
      case NOTHING -> FaultArgument.NOTHING;
      case CONTROLLER -> FaultArgument.of("one of ", layout.controllers().getFirst(), layout.controllers());
      case STORE -> FaultArgument.of("one of ", stores.getFirst(), stores);
      case NODE -> FaultArgument.of("one of ", stores.getFirst(),
          Stream.concat(layout.controllers().stream(), stores.stream()).toList());
    };
  }

  private boolean suits(Form form) {
    return switch (this) {
      case ELECTION -> form == Form.HIGH_AVAILABILITY;
      case STAYS_OUT, STUCK_CHUNK, RECOVERY_FAILS -> form.isCluster();
      default -> true;
    };
  }
}
