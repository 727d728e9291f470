package dev.upg.practice.dolphindb;

import dev.upg.practice.PracticeFault;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can be made to go wrong. Where a fault takes a node, it's the first one that it can take when none is named. */
enum Fault {
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

  PracticeFault told() {
    var usual = switch (takes) {
      case NOTHING -> "";
      case NODE, STORE -> "NODE (the first data node)";
      case CONTROLLER -> "NODE (the first controller)";
    };
    return new PracticeFault(word, usual, description);
  }

  /** Why it may not have struck. */
  String occasion() {
    return switch (this) {
      case NEVER_STARTS, STAYS_OUT -> "its node was never started with the new version";
      case SLOW_DATA_NODE -> "its node was never restarted";
      case STUCK_CHUNK, RECOVERY_FAILS -> "no data node was restarted";
      case ELECTION -> "no data node was stopped while a controller led";
      case OLD_LICENSE -> "nobody asked for the license";
      case CORRUPT_PACKAGE, OLD_PLUGINS -> "it is there from the beginning";
    };
  }

  /**
   * Looks at faults as given on the command line.
   *
   * @return each with its node, empty where it takes none
   * @throws IllegalArgumentException for an unknown fault or node, or one that there is nothing for; the message is for the user
   */
  static Map<Fault, String> parse(List<String> given, DolphindbLayout layout) {
    var active = new EnumMap<Fault, String>(Fault.class);
    for (var text : given) {
      var words = text.split("=", 2);
      var fault = Arrays.stream(values()).filter(one -> one.word.equals(words[0])).findFirst()
          .orElseThrow(() -> new IllegalArgumentException("There is no fault `" + words[0]
              + "`; a practice DolphinDB has: "
              + Arrays.stream(values()).map(one -> one.word).collect(Collectors.joining(", "))));
      if (!fault.suits(layout.form())) {
        throw new IllegalArgumentException("The fault `" + fault.word + "` has no meaning for the "
            + layout.description());
      }
      active.put(fault, fault.checked(words.length < 2 ? fault.usual(layout) : words[1], layout));
    }
    return active;
  }

  private boolean suits(Form form) {
    return switch (this) {
      case ELECTION -> form == Form.HIGH_AVAILABILITY;
      case STAYS_OUT, STUCK_CHUNK, RECOVERY_FAILS -> form.isCluster();
      default -> true;
    };
  }

  private String usual(DolphindbLayout layout) {
    return takes == Takes.NODE ? layout.stores().getFirst() : known(layout).stream().findFirst().orElse("");
  }

  private List<String> known(DolphindbLayout layout) {
    return switch (takes) {
      case NOTHING -> List.of();
      case CONTROLLER -> layout.controllers();
      case STORE -> layout.stores();
      case NODE -> Stream.concat(layout.controllers().stream(), layout.stores().stream()).toList();
    };
  }

  private String checked(String node, DolphindbLayout layout) {
    var known = known(layout);
    if (!known.contains(node) && !(known.isEmpty() && node.isEmpty())) {
      throw new IllegalArgumentException("The fault `" + word + "` has `" + node + "`, but it takes "
          + (known.isEmpty() ? "nothing after its name" : "one of " + String.join(", ", known)));
    }
    return node;
  }
}
