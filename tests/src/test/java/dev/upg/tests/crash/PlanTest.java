package dev.upg.tests.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** A plan leaves each practice cluster as it was: a few playbooks that a seed chooses, or {@code -Dplan.playbook=NAME|all}. */
@Execution(ExecutionMode.CONCURRENT)
final class PlanTest {
  private static final int SOME = 2;

  @TempDir
  private Path folder;

  @TestFactory
  Stream<DynamicTest> changesNothing() throws IOException, InterruptedException {
    var starts = FastStart.in(Files.createTempDirectory(folder, "starts"));
    var chosen = System.getProperty("plan.playbook", "");
    var subjects = new ArrayList<>(Subject.ALL);
    if (chosen.isEmpty()) {
      Collections.shuffle(subjects, new Random(Matrix.SEED));
      subjects.subList(SOME, subjects.size()).clear();
    }
    return subjects.stream().filter(subject -> List.of("", "all", subject.name()).contains(chosen)).map(
        subject -> DynamicTest.dynamicTest(subject.name(), () -> changesNothing(subject, starts)));
  }

  private void changesNothing(Subject subject, FastStart starts) throws Exception {
    try (var stage = new Stage(subject, starts, Files.createTempDirectory(folder, "plan"),
        (host, command, moment) -> false)) {
      var before = stage.state();
      int code = stage.begin("plan", List.of());
      assertEquals(0, code, stage.seen());
      assertTrue(stage.seen().contains("Nothing was changed."), stage.seen());
      assertEquals(before, stage.state());
      assertEquals(List.of(), stage.jobs());
    }
  }
}
