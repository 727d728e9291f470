package dev.upg.tests.crash;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Whole runs of playbooks on practice clusters, each with a disaster. A few that a seed chooses, unless
 * {@code -Dcrash.playbook=NAME|all} and {@code -Dcrash.points=N|all} say otherwise.
 */
final class CrashMatrixTest {
  private static final Map<String, Score> SCORES = new TreeMap<>();

  @TempDir
  private Path folder;

  /** What came of the points of one playbook. */
  private static final class Score {
    private int points;
    private int tried;
    private int struck;
    private int held;
    private Duration took = Duration.ZERO;
  }

  @TestFactory
  Stream<DynamicTest> itEndsAsIfNothingHadHappened() throws IOException {
    var starts = FastStart.in(Files.createTempDirectory(folder, "starts"));
    System.out.println("crash matrix: -Dcrash.seed=" + Matrix.SEED);
    var random = new Random(Matrix.SEED);
    var playbook = System.getProperty("crash.playbook", "");
    var points = System.getProperty("crash.points", playbook.isEmpty() ? "" : "all");
    if (playbook.isEmpty()) {
      var quick = Subject.ALL.stream().filter(Subject::quick).skip(1).toList();
      return Stream.concat(trials(Subject.ALL.getFirst(), starts, random, points.isEmpty() ? "4" : points),
          trials(quick.get(random.nextInt(quick.size())), starts, random, points.isEmpty() ? "2" : points));
    }
    var subjects = playbook.equals("all") ? Subject.ALL : List.of(Subject.named(playbook));
    return subjects.stream().flatMap(subject -> trials(subject, starts, random, points));
  }

  private Stream<DynamicTest> trials(Subject subject, FastStart starts, Random random, String points) {
    try {
      var undisturbed = Undisturbed.of(subject, starts, Files.createTempDirectory(folder, "undisturbed"));
      var chosen = new ArrayList<>(Matrix.points(undisturbed, random));
      int all = chosen.size();
      if (!points.equals("all")) {
        Collections.shuffle(chosen, random);
        chosen.subList(Math.min(Integer.parseInt(points), chosen.size()), chosen.size()).clear();
      }
      return chosen.stream().map(disaster -> DynamicTest.dynamicTest(subject + " " + disaster, () -> {
        var score = SCORES.computeIfAbsent(subject.name(), name -> new Score());
        score.points = all;
        score.tried++;
        var start = Instant.now();
        score.struck += new Trial(subject, starts, undisturbed, disaster, Files.createTempDirectory(folder, "trial"))
            .run();
        score.held++;
        score.took = score.took.plus(Duration.between(start, Instant.now()));
      }));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @AfterAll
  static void tell() {
    SCORES.forEach((playbook, score) -> System.out.printf(
        "crash matrix: %s: %d of %d points, %d disasters, %d violations, %.1f s a point%n",
        playbook, score.tried, score.points, score.struck, score.tried - score.held,
        score.took.toMillis() / 1000.0 / Math.max(1, score.held)));
  }
}
