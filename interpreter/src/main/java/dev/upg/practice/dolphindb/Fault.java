package dev.upg.practice.dolphindb;

import dev.upg.practice.PracticeFault;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What can be made to go wrong. */
enum Fault {
  NEVER_STARTS("never-starts", "node44", "with the new version this node ends as soon as it is started"), STAYS_OUT(
      "stays-out", "HActl43", "with the new version this controller never joins the others again"), SLOW_DATA_NODE(
          "slow-data-node", "node43",
          "after its restart this data node replays its redo log for 20 minutes"), STUCK_CHUNK(
              "stuck-chunk", "", "a chunk stays RECOVERING once the first data node was restarted"), CORRUPT_PACKAGE(
                  "corrupt-package", "", "the package is only half of it"), OLD_LICENSE("old-license", "",
                      "the license allows no version above 2.00.7"), ELECTION("election", "",
                          "the leader loses its lead while the first data node is stopped");

  private final String word;
  private final String usual;
  private final String description;

  Fault(String word, String usual, String description) {
    this.word = word;
    this.usual = usual;
    this.description = description;
  }

  PracticeFault told() {
    return new PracticeFault(word, usual.isEmpty() ? "" : "NODE (" + usual + ")", description);
  }

  /**
   * Looks at faults as given on the command line.
   *
   * @return each with its node, empty where it takes none
   * @throws IllegalArgumentException for an unknown fault or node; the message is for the user
   */
  static Map<Fault, String> parse(List<String> given) {
    var active = new EnumMap<Fault, String>(Fault.class);
    for (var text : given) {
      var words = text.split("=", 2);
      var fault = Arrays.stream(values()).filter(one -> one.word.equals(words[0])).findFirst()
          .orElseThrow(() -> new IllegalArgumentException("There is no fault `" + words[0]
              + "`; the practice DolphinDB cluster has: "
              + Arrays.stream(values()).map(one -> one.word).collect(Collectors.joining(", "))));
      active.put(fault, words.length < 2 ? fault.usual : fault.checked(words[1]));
    }
    return active;
  }

  private String checked(String node) {
    var known = switch (this) {
      case STAYS_OUT -> DolphindbLayout.controllers();
      case SLOW_DATA_NODE -> DolphindbLayout.dataNodes();
      case NEVER_STARTS -> java.util.stream.Stream
          .concat(DolphindbLayout.controllers().stream(), DolphindbLayout.dataNodes().stream()).toList();
      default -> List.<String>of();
    };
    if (!known.contains(node)) {
      throw new IllegalArgumentException("The fault `" + word + "` has `" + node + "`, but it takes "
          + (known.isEmpty() ? "nothing after its name" : "one of " + String.join(", ", known)));
    }
    return node;
  }
}
