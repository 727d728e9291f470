package dev.upg.practice;

import dev.upg.practice.pegasus.PegasusFaults;
import dev.upg.practice.pegasus.PegasusPractice;

import java.io.IOException;
import java.util.List;

/** The databases there is a practice cluster for. */
public final class PracticeClusters {
  private PracticeClusters() {}

  public static List<String> databases() {
    return List.of("pegasus");
  }

  /**
   * Brings up a practice cluster. It lives until it is closed, or until this process ends, however that comes.
   *
   * @param database one of {@link #databases}
   * @throws IllegalArgumentException when there is no such database or fault; its message is for the user
   * @throws IOException when the machine lacks what is needed: a free port, room for files, a shell
   */
  public static PracticeCluster start(String database, PracticeOptions options) throws IOException {
    return switch (database) {
      case "pegasus" -> PegasusPractice.start(options);
      default -> throw unknown(database);
    };
  }

  /** @throws IllegalArgumentException when there is no such database */
  public static List<PracticeFault> faults(String database) {
    return switch (database) {
      case "pegasus" -> PegasusFaults.all();
      default -> throw unknown(database);
    };
  }

  private static IllegalArgumentException unknown(String database) {
    return new IllegalArgumentException(
        "There is no practice cluster for `" + database + "`; there is one for: " + String.join(", ", databases()));
  }
}
