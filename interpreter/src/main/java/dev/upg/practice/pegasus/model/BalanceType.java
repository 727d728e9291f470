package dev.upg.practice.pegasus.model;

import java.util.List;
import java.util.Optional;

/** The kinds of the shell's {@code balance} command, and the steps each one is. */
public enum BalanceType {
  MOVE_PRI, COPY_PRI, COPY_SEC;

  public static Optional<BalanceType> parse(String word) {
    return switch (word) {
      case "move_pri" -> Optional.of(MOVE_PRI);
      case "copy_pri" -> Optional.of(COPY_PRI);
      case "copy_sec" -> Optional.of(COPY_SEC);
      default -> Optional.empty();
    };
  }

  /** @param primary the primary of the partition, which teaches in {@code copy_sec} */
  public List<Action> actions(Address from, Address to, Address primary) {
    var demote = new Action(ActionType.DOWNGRADE_TO_SECONDARY, from, from);
    var promote = new Action(ActionType.UPGRADE_TO_PRIMARY, to, to);
    return switch (this) {
      case MOVE_PRI -> List.of(demote, promote);
      case COPY_PRI -> List.of(new Action(ActionType.ADD_SECONDARY, from, to), demote, promote);
      case COPY_SEC -> List.of(new Action(ActionType.ADD_SECONDARY, primary, to),
          new Action(ActionType.DOWNGRADE_TO_INACTIVE, primary, from));
    };
  }
}
