package dev.upg.tests.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.upg.Golden;
import dev.upg.builtin.Natives;
import dev.upg.diagnostic.Renderer;
import dev.upg.eval.Recording;
import dev.upg.eval.Run;
import dev.upg.event.RunEvent;
import dev.upg.tests.check.Programs;
import dev.upg.view.PlanText;
import dev.upg.view.Screen;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What plans of playbooks say, and that they change nothing. */
final class PlanTest {
  private static final Path FOLDER = Programs.RESOURCES.resolve("plan");
  private static final String SECRET = "s3cret-w0rd";

  /** The golden files under {@code plan/}: a playbook, what its hosts answer, and what a run would do. */
  @TestFactory
  Stream<DynamicTest> isAsTold() {
    return Golden.files(FOLDER, ".upg").stream().map(file -> DynamicTest.dynamicTest(file.getFileName().toString(),
        () -> Golden.compare(RunTest.sibling(file, ".plan"), plan(file))));
  }

  /** Whatever a playbook does, and however its run would end. */
  @TestFactory
  Stream<DynamicTest> changesNothing() {
    return Golden.files(RunTest.FOLDER, ".upg").stream().filter(file -> file.getParent().equals(RunTest.FOLDER)).map(
        file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
          var text = assertTimeoutPreemptively(Duration.ofSeconds(30), () -> plan(file));
          assertFalse(text.contains(SECRET), text);
        }));
  }

  private static String plan(Path file) {
    var script = Case.read(RunTest.sibling(file, ".case"));
    // What would be waited for never comes.
    script.answers.forEach(answer -> answer.after = Optional.empty());
    var clock = new HandClock();
    var changes = new ArrayList<RunEvent>();
    var foreseen = new Run(RunTest.bound(file, script), Natives.all(), new ScriptedHosts(script, clock, line -> {}),
        clock,
        event -> {
          if (event instanceof RunEvent.CommandStarted command && command.changes()) {
            changes.add(event);
          }
        }, question -> {
          throw new AssertionError("a plan asks nothing: " + question);
        }, Optional.empty(), Recording.none()).foresee();
    assertEquals(List.of(), changes);
    assertEquals(HandClock.START, clock.now(), "a plan waits for nothing");
    var lines = new ArrayList<>(PlanText.lines(foreseen.plan(), Screen.plain(true), false));
    foreseen.failure().ifPresent(failure -> lines.add(new Renderer(false).render(failure)));
    return String.join("\n", lines) + "\n";
  }
}
