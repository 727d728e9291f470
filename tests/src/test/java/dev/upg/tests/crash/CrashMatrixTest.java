package dev.upg.tests.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/**
 * Whole runs of playbooks on practice clusters, each with a disaster. A few that a seed chooses, unless
 * {@code -Dcrash.playbook=NAME|all} and {@code -Dcrash.points=N|all|walks|once} or {@code -Dcrash.only=DISASTER;DISASTER…} say otherwise.
 */
@Execution(ExecutionMode.CONCURRENT)
final class CrashMatrixTest {
  private static final String ONLY = System.getProperty("crash.only", "");
  private static final Collection<Score> SCORES = new ConcurrentLinkedQueue<>();

  @TempDir
  private Path folder;

  @TestFactory
  Stream<DynamicTest> itEndsAsIfNothingHadHappened() throws IOException, InterruptedException {
    var starts = FastStart.in(Files.createTempDirectory(folder, "starts"));
    System.out.println("crash matrix: -Dcrash.seed=" + Matrix.SEED);
    var playbook = System.getProperty("crash.playbook", "");
    var points = System.getProperty("crash.points", playbook.isEmpty() ? "" : "all");
    if (playbook.isEmpty()) {
      var quick = Subject.ALL.stream().filter(Subject::quick).skip(1).toList();
      return Stream.concat(trials(Subject.ALL.getFirst(), starts, points.isEmpty() ? "3 and a walk" : points),
          trials(quick.get(new Random(Matrix.SEED).nextInt(quick.size())), starts, points.isEmpty() ? "2" : points));
    }
    var subjects = playbook.equals("all") ? Subject.ALL : List.of(Subject.named(playbook));
    return subjects.stream().flatMap(subject -> trials(subject, starts, points));
  }

  @Test
  void everyPlaybookIsTried() throws IOException {
    var folder = Path.of(System.getProperty("upg.root"), "playbooks");
    try (Stream<Path> files = Files.walk(folder)) {
      var playbooks = files.filter(file -> file.toString().endsWith(".upg")).toList();
      assertFalse(playbooks.isEmpty());
      assertEquals(List.of(), playbooks.stream()
          .filter(file -> Subject.ALL.stream().noneMatch(subject -> subject.playbook().equals(file))).toList());
    }
  }

  private Stream<DynamicTest> trials(Subject subject, FastStart starts, String points) {
    try {
      var undisturbed = Undisturbed.of(subject, starts, Files.createTempDirectory(folder, "undisturbed"));
      var all = switch (points) {
        case "walks" -> Matrix.walks();
        case "once" -> Matrix.once();
        default -> Matrix.points(undisturbed);
      };
      var score = new Score(subject.name(), all.size());
      SCORES.add(score);
      return chosen(all, points).stream().map(disaster -> DynamicTest.dynamicTest(subject + " " + disaster,
          () -> trial(new Trial(subject, starts, undisturbed, disaster, Files.createTempDirectory(folder, "trial")),
              score)));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static List<Disaster> chosen(List<Disaster> all, String points) {
    if (!ONLY.isEmpty()) {
      var wanted = List.of(ONLY.split(";"));
      var only = all.stream().filter(disaster -> wanted.contains(disaster.toString())).toList();
      if (only.size() < wanted.size()) {
        throw new IllegalArgumentException("not each point of \"" + ONLY + "\" with this seed among " + all);
      }
      return only;
    }
    if (List.of("all", "walks", "once").contains(points)) {
      return all;
    }
    var random = new Random(Matrix.SEED);
    Collections.shuffle(all, random);
    var some = new ArrayList<>(all.subList(0, Math.min(Integer.parseInt(points.split(" ")[0]), all.size())));
    if (points.endsWith(" and a walk")) {
      var walks = Matrix.walks();
      some.add(walks.get(random.nextInt(walks.size())));
    }
    return some;
  }

  private static void trial(Trial trial, Score score) throws IOException, InterruptedException {
    var start = Instant.now();
    boolean held = false;
    int struck = 0;
    try {
      struck = trial.run();
      held = true;
    } finally {
      var took = Duration.between(start, Instant.now());
      if (held) {
        score.held(struck, took);
        // What was tried of a matrix that takes hours is known when it is broken off.
        System.out.println("crash matrix: held: " + trial.disaster() + ", " + struck + " disasters");
      } else {
        score.violated(trial.disaster().toString(), took);
      }
    }
  }

  @AfterAll
  static void tell() {
    SCORES.forEach(score -> System.out.println("crash matrix: " + score));
  }
}
