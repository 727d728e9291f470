package dev.upg.tests.crash;

import dev.upg.journal.Entry;
import dev.upg.practice.host.CommandWatcher.Moment;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Whole runs of playbooks on practice clusters, each with a disaster. Without settings a few that a seed chooses;
 * {@code -Dcrash.playbook=NAME} those of one playbook, {@code -Dcrash.points=N} so many of each, {@code all} the matrix.
 */
final class CrashMatrixTest {
  private static final long SEED = Long.getLong("crash.seed", System.nanoTime());
  private static final String POINTS = System.getProperty("crash.points", "2");
  private static final int SOON = 200;

  @TempDir
  private Path folder;

  @TestFactory
  Stream<DynamicTest> itEndsAsIfNothingHadHappened() {
    System.out.println("CrashMatrixTest: -Dcrash.seed=" + SEED);
    var random = new Random(SEED);
    var name = System.getProperty("crash.playbook", "");
    var quick = Subject.ALL.stream().filter(Subject::quick).toList();
    var subjects = name.equals("all")
        ? Subject.ALL
        : List.of(name.isEmpty() ? quick.get(random.nextInt(quick.size())) : Subject.named(name));
    return subjects.stream().flatMap(subject -> trials(subject, random));
  }

  private Stream<DynamicTest> trials(Subject subject, Random random) {
    try {
      var undisturbed = Undisturbed.of(subject, Files.createTempDirectory(folder, "undisturbed"));
      var points = points(undisturbed, random);
      if (!POINTS.equals("all")) {
        Collections.shuffle(points, random);
        points = points.subList(0, Math.min(Integer.parseInt(POINTS), points.size()));
      }
      return points.stream().map(disaster -> DynamicTest.dynamicTest(subject + " " + disaster, () -> new Trial(subject,
          undisturbed, disaster, Files.createTempDirectory(folder, "trial")).run()));
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Every point of a playbook. */
  static List<Disaster> points(Undisturbed undisturbed, Random random) {
    var points = new ArrayList<Disaster>();
    for (int i = 0; i < undisturbed.entries().size(); i++) {
      points.add(new Disaster.Killed(i + 1, false));
      points.add(new Disaster.Killed(i + 1, true));
      points.add(new Disaster.Aborted(i + 1));
      if (undisturbed.entries().get(i) instanceof Entry.Intent) {
        points.add(new Disaster.KilledSoon(i + 1, random.nextInt(1, SOON)));
      }
    }
    for (int command = 1; command <= undisturbed.commands(); command++) {
      for (var moment : Moment.values()) {
        points.add(new Disaster.Cut(command, moment));
      }
    }
    return points;
  }
}
