package dev.upg.practice;

import dev.upg.practice.dolphindb.DolphindbFaults;
import dev.upg.practice.dolphindb.DolphindbLayout;
import dev.upg.practice.dolphindb.DolphindbPractice;
import dev.upg.practice.openmldb.OpenmldbFaults;
import dev.upg.practice.openmldb.OpenmldbLayout;
import dev.upg.practice.openmldb.OpenmldbPractice;
import dev.upg.practice.pegasus.PegasusFaults;
import dev.upg.practice.pegasus.PegasusLayout;
import dev.upg.practice.pegasus.PegasusPractice;

import java.util.List;

/** The databases there is a practice cluster for. */
public final class PracticeClusters {
  private PracticeClusters() {}

  public static List<String> databases() {
    return List.of("pegasus", "dolphindb", "openmldb");
  }

  /**
   * Looks at the options; nothing is started before all of them are right.
   *
   * @param database one of {@link #databases}
   * @throws IllegalArgumentException when there is no such database, version or fault; its message is for the user
   */
  public static PracticePlan plan(String database, PracticeOptions options) {
    switch (database) {
      case "pegasus" -> {
        var layout = PegasusLayout.of(options.shape());
        PegasusFaults.check(options.faults(), layout);
        return () -> new PegasusPractice(layout, options);
      }
      case "dolphindb" -> {
        var layout = DolphindbLayout.of(options.shape());
        DolphindbFaults.check(options.faults(), layout);
        return () -> new DolphindbPractice(layout, options);
      }
      case "openmldb" -> {
        var layout = OpenmldbLayout.of(options.shape());
        OpenmldbFaults.check(options.faults());
        return () -> new OpenmldbPractice(layout, options);
      }
      default -> throw unknown(database);
    }
  }

  /** @throws IllegalArgumentException when there is no such database */
  public static List<PracticeFault> faults(String database) {
    return switch (database) {
      case "pegasus" -> PegasusFaults.all();
      case "dolphindb" -> DolphindbFaults.all();
      case "openmldb" -> OpenmldbFaults.all();
      default -> throw unknown(database);
    };
  }

  private static IllegalArgumentException unknown(String database) {
    return new IllegalArgumentException(
        "There is no practice cluster for `" + database + "`; there is one for: " + String.join(", ", databases()));
  }
}
