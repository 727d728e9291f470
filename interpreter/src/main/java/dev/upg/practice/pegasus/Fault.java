package dev.upg.practice.pegasus;

import dev.upg.practice.PracticeFault;
import dev.upg.practice.cluster.FaultArgument;
import dev.upg.practice.cluster.FaultKind;
import dev.upg.practice.pegasus.model.Role;
import dev.upg.practice.pegasus.model.Table;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** What can be made to go wrong; {@link PegasusFaults} does it. */
enum Fault implements FaultKind {
  NEVER_STARTS("never-starts", Takes.NODE, "replica-3",
      "with the new version the server of this node ends as soon as it is started"), OLD_VERSION("old-version",
          Takes.NODE, "replica-3",
          "the server of this node starts with its old version, whatever its files are"), FLAPS("flaps", Takes.NODE,
              "replica-3",
              "with the new version the server of this node ends after 5 s; its supervisor starts it after 30 s, again and again"), STUCK_PARTITION(
                  "stuck-partition", Takes.PARTITION, "2.3",
                  "once a replica server was restarted nobody catches up with this partition: it stays at 2 of 3 replicas"), LEARNING_STALLS(
                      "learning-stalls", Takes.REPLICA_SERVER, "replica-3",
                      "once this replica server was restarted it learns for ever and catches up with nothing"), SHELL_TIMEOUT(
                          "shell-timeout", Takes.REPLICA_SERVER, "replica-3",
                          "the admin shell hangs for ever when it is to move replicas of this replica server"), SHELL_WARNING(
                              "shell-warning", Takes.NOTHING, "",
                              "the admin shell prints a warning before each JSON answer"), SSH_DROP("ssh-drop",
                                  Takes.NODE, "replica-2",
                                  "the command that swaps the files of this node's stopped server runs, and the connection is cut before its end is told"), LEADER_CHANGE(
                                      "leader-change", Takes.DRAINED, "",
                                      "the meta leader loses its lock while this replica server is drained; its settings are lost"), ZOOKEEPER_LOST(
                                          "zookeeper-lost", Takes.DRAINED, "",
                                          "ZooKeeper is gone for 40 s while this replica server is drained: the leader ends, replica servers stop serving"), THIN_TABLE(
                                              "thin-table", Takes.REPLICAS, "1",
                                              "there is a third table, whose partitions have 1 replica only, or 2"), NO_TABLES(
                                                  "no-tables", Takes.NOTHING, "",
                                                  "there is no table, as in a new cluster"), COMES_BACK(
                                                      "comes-back", Takes.REPLICA_SERVER, "replica-1",
                                                      "this replica server gets a primary back when it is drained and not stopped yet"), LEADER_MOVES(
                                                          "leader-moves", Takes.NOTHING, "",
                                                          "the meta leader loses its lock once another meta server was restarted"), CORRUPT_PACKAGE(
                                                              "corrupt-package", Takes.NOTHING, "",
                                                              "the package is only half of it");

  /** The replicas of the tables there are. */
  static final List<Integer> USUAL_TABLES = List.of(PegasusLayout.REPLICAS, PegasusLayout.REPLICAS);

  private enum Takes { NOTHING, NODE, REPLICA_SERVER, DRAINED, PARTITION, REPLICAS }

  private final String word;
  private final Takes takes;
  private final String usual;
  private final String description;

  Fault(String word, Takes takes, String usual, String description) {
    this.word = word;
    this.takes = takes;
    this.usual = usual;
    this.description = description;
  }

  @Override
  public PracticeFault told() {
    var argument = switch (takes) {
      case NOTHING -> "";
      case NODE, REPLICA_SERVER -> "NODE (" + usual + ")";
      case DRAINED -> "NODE (the second one drained)";
      case PARTITION -> "PARTITION (" + usual + ")";
      case REPLICAS -> "REPLICAS (" + usual + ")";
    };
    return new PracticeFault(word, argument, description);
  }

  @Override
  public String occasion() {
    return switch (this) {
      case NEVER_STARTS, OLD_VERSION, FLAPS -> "its server was never started with the new version";
      case STUCK_PARTITION -> "no replica server was restarted";
      case LEARNING_STALLS -> "its server was never restarted";
      case SHELL_TIMEOUT, LEADER_CHANGE, ZOOKEEPER_LOST, COMES_BACK -> "its server was never drained";
      case LEADER_MOVES -> "no meta server was restarted";
      case SHELL_WARNING -> "nothing asked the shell for JSON";
      case SSH_DROP -> "its server's files were never swapped";
      case THIN_TABLE, NO_TABLES, CORRUPT_PACKAGE -> "";
    };
  }

  FaultArgument argument(PegasusLayout layout) {
    return switch (takes) {
      case NOTHING -> FaultArgument.NOTHING;
      case NODE -> FaultArgument.of("a node: ", usual, layout.names());
      case REPLICA_SERVER, DRAINED -> FaultArgument.of("a replica server: ", usual, layout.names(Role.REPLICA));
      case REPLICAS -> FaultArgument.of("a number of replicas: ", usual, List.of("1", "2"));
      case PARTITION -> new FaultArgument(usual,
          tables(layout).stream().map(Fault::range).collect(Collectors.joining(", ", "a partition from ", "")),
          tables(layout).stream().flatMap(table -> table.partitions().stream())
              .map(partition -> partition.id().toString()).toList());
    };
  }

  private static List<Table> tables(PegasusLayout layout) {
    return layout.model("", USUAL_TABLES, Instant.EPOCH).tables();
  }

  private static String range(Table table) {
    return table.partitions().getFirst().id() + " to " + table.partitions().getLast().id();
  }
}
