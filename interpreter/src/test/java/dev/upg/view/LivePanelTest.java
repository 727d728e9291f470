package dev.upg.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.Golden;
import dev.upg.event.RunEvent;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What stands at the bottom of a terminal at moments of a run. */
class LivePanelTest {
  private static final Path EXPECTED = Path.of("src/test/resources/view");
  private static final Optional<String> NOBODY = Optional.empty();

  private final LiveRun run = new LiveRun();
  private Instant now = Recorded.at(0);

  @Test
  void aRunNodeByNode() throws IOException {
    var frames = new StringBuilder();
    var usual = screen(80, 24, true);
    int all = Recorded.failing().size();
    frames(Recorded.failing(), at -> {
      if (List.of(0, 8, 60, all - 28, all - 18, all - 8, all - 1).contains(at)) {
        frames.append(frame("after event " + at, usual, LivePanel.Keys.NONE));
      }
    });
    Golden.compare(EXPECTED.resolve("panel.txt"), frames.toString());
  }

  @Test
  void twoHundredNodesSideBySide() throws IOException {
    begin(200);
    for (int node = 1; node <= 10; node++) {
      on(new RunEvent.NodeStarted(now, name(node), node, 200));
    }
    later(60);
    for (int node = 1; node <= 8; node++) {
      on(new RunEvent.NodeEnded(now, name(node), node != 3, Duration.ofSeconds(60)));
    }
    for (int node = 11; node <= 14; node++) {
      on(new RunEvent.NodeStarted(now, name(node), node, 200));
    }
    on(new RunEvent.CommandStarted(now, 1, name(9), true, "systemctl restart tablet", NOBODY));
    on(new RunEvent.WaitStarted(now, 2, Optional.of(name(12)), "alive(node)", Duration.ofMinutes(5)));
    on(new RunEvent.StepStarted(now, Optional.of(name(14)), "send the files"));
    later(2);
    Golden.compare(EXPECTED.resolve("panel-200.txt"), frame("80 x 24", screen(80, 24, true), LivePanel.Keys.NONE)
        + frame("120 x 60", screen(120, 60, true), LivePanel.Keys.NONE)
        + frame("no marks", screen(80, 24, false), LivePanel.Keys.NONE)
        + frame("narrow", screen(30, 24, true), LivePanel.Keys.NONE)
        + frame("low", screen(80, 9, true), LivePanel.Keys.NONE));
  }

  @Test
  void keysAndWhatTheyDid() throws IOException {
    begin(3);
    on(new RunEvent.ScopeEntered(now, NOBODY, "meta_level(\"steady\")"));
    on(new RunEvent.NodeStarted(now, name(1), 1, 3));
    on(new RunEvent.ScopeEntered(now, Optional.of(name(1)), "restart_window()"));
    later(30);
    var frames = frame("keys", screen(80, 24, true), new LivePanel.Keys(true, false, false, false))
        + frame("details, pausing", screen(80, 24, true), new LivePanel.Keys(true, true, true, false))
        + frame("stopping", screen(80, 24, true), new LivePanel.Keys(true, false, false, true));
    on(new RunEvent.NodeEnded(now, name(1), true, Duration.ofSeconds(30)));
    on(new RunEvent.Paused(now, name(2)));
    later(7);
    frames += frame("paused", screen(80, 24, true), new LivePanel.Keys(true, false, true, false));
    on(new RunEvent.WentOn(now, name(2), Duration.ofSeconds(7)));
    Golden.compare(EXPECTED.resolve("panel-keys.txt"), frames
        + frame("gone on", screen(80, 24, true), new LivePanel.Keys(true, false, false, false)));
  }

  /** A value that stands still is what a person looks for at night. */
  @Test
  void howAValueMoves() throws IOException {
    begin(1);
    on(new RunEvent.NodeStarted(now, name(1), 1, 1));
    var here = Optional.of(name(1));
    on(new RunEvent.WaitStarted(now, 1, here, "primaries(node) == 0", Duration.ofMinutes(5)));
    var frames = new StringBuilder(frame("not asked", screen(80, 24, true), LivePanel.Keys.NONE));
    int[] values = {58, 58, 31, 3, 3, 3};
    for (int i = 0; i < values.length; i++) {
      on(new RunEvent.WaitPolled(now, 1, here, "primaries(node) == 0", Map.of("primaries(node)", "" + values[i]),
          Duration.ofSeconds(20 * i), Duration.ofSeconds(300 - 20 * i)));
      later(5);
      frames.append(frame("poll " + i, screen(80, 24, true), LivePanel.Keys.NONE));
      later(15);
    }
    Golden.compare(EXPECTED.resolve("panel-values.txt"), frames.toString());
  }

  /** A loop within a node's work has its own nodes; the panel stays with the outer one. */
  @Test
  void aLoopInsideOfALoop() {
    begin(2);
    on(new RunEvent.NodeStarted(now, name(1), 1, 2));
    on(new RunEvent.LoopStarted(now, "foreach meta", List.of("meta-1", name(1)), List.of()));
    on(new RunEvent.NodeStarted(now, "meta-1", 1, 2));
    on(new RunEvent.NodeEnded(now, "meta-1", true, Duration.ofSeconds(1)));
    on(new RunEvent.NodeStarted(now, name(1), 2, 2));
    on(new RunEvent.NodeEnded(now, name(1), true, Duration.ofSeconds(1)));
    var loop = run.loop().orElseThrow();
    assertEquals(List.of(LiveLoop.State.AT_WORK, LiveLoop.State.TO_DO), loop.nodes().stream().map(LiveLoop.Node::state)
        .toList());
    on(new RunEvent.LoopStarted(now, "foreach meta", List.of("meta-1", "meta-2"), List.of()));
    on(new RunEvent.NodeStarted(now, "meta-1", 1, 2));
    on(new RunEvent.NodeEnded(now, "meta-1", false, Duration.ofSeconds(1)));
    on(new RunEvent.NodeEnded(now, name(1), false, Duration.ofSeconds(2)));
    assertEquals(1, loop.count(LiveLoop.State.FAILED));
    on(new RunEvent.LoopStarted(now, "foreach other", List.of("other"), List.of()));
    assertEquals(List.of("other"), run.loop().orElseThrow().nodes().stream().map(LiveLoop.Node::name).toList());
  }

  @Test
  void theRestIsEstimatedFromTheNodesBefore() {
    begin(5);
    assertEquals(Optional.empty(), run.loop().orElseThrow().rest(now));
    on(new RunEvent.NodeStarted(now, name(1), 1, 5));
    later(60);
    on(new RunEvent.NodeEnded(now, name(1), true, Duration.ofSeconds(60)));
    on(new RunEvent.NodeStarted(now, name(2), 2, 5));
    later(20);
    assertEquals(Optional.of(Duration.ofSeconds(40 + 3 * 60)), run.loop().orElseThrow().rest(now));
    // One that takes longer than usual doesn't make the others faster.
    later(100);
    assertEquals(Optional.of(Duration.ofSeconds(3 * 60)), run.loop().orElseThrow().rest(now));
    on(new RunEvent.NodeStarted(now, name(3), 3, 5));
    assertEquals(Optional.of(Duration.ofSeconds(60 + 60)), run.loop().orElseThrow().rest(now));
  }

  /** Neither a node that was half done before nor one that failed early says how long a whole one takes. */
  @Test
  void onlyNodesDoneAsAWholeSayHowLongOneTakes() {
    on(new RunEvent.RunStarted(now, "Title", "a.upg", NOBODY));
    on(new RunEvent.RunResumed(now, false, List.of(), List.of(name(1))));
    on(new RunEvent.LoopStarted(now, "foreach node", IntStream.rangeClosed(1, 4).mapToObj(LivePanelTest::name).toList(),
        List.of()));
    end(1, true, 2);
    assertEquals(Optional.empty(), run.loop().orElseThrow().rest(now));
    end(2, false, 1);
    assertEquals(Optional.empty(), run.loop().orElseThrow().rest(now));
    end(3, true, 60);
    assertEquals(Optional.of(Duration.ofSeconds(60)), run.loop().orElseThrow().rest(now));
    on(new RunEvent.NodeStarted(now, name(4), 4, 4));
    later(70);
    assertEquals(Optional.empty(), run.loop().orElseThrow().rest(now));
  }

  private void end(int number, boolean succeeded, int seconds) {
    on(new RunEvent.NodeStarted(now, name(number), number, 4));
    later(seconds);
    on(new RunEvent.NodeEnded(now, name(number), succeeded, Duration.ofSeconds(seconds)));
  }

  private void begin(int nodes) {
    on(new RunEvent.RunStarted(now, "Title", "a.upg", NOBODY));
    on(new RunEvent.LoopStarted(now, "foreach node", IntStream.rangeClosed(1, nodes).mapToObj(LivePanelTest::name)
        .toList(), List.of()));
  }

  private void on(RunEvent event) {
    now = event.at();
    run.on(event);
  }

  private void later(int seconds) {
    now = now.plusSeconds(seconds);
  }

  private void frames(List<RunEvent> events, Consumer<Integer> after) {
    for (int i = 0; i < events.size(); i++) {
      on(events.get(i));
      after.accept(i);
    }
  }

  private String frame(String title, Screen screen, LivePanel.Keys keys) {
    var lines = new ArrayList<>(new LivePanel(screen).lines(run, keys, now));
    lines.forEach(line -> assertTrue(Cells.width(line.text()) < screen.width().getAsInt(), line.text()));
    assertTrue(lines.size() <= Math.max(1, screen.height().getAsInt() / 2), lines.toString());
    return "# " + title + "\n" + lines.stream().map(line -> line.text().stripTrailing() + "\n").collect(Collectors
        .joining()) + "\n";
  }

  private static String name(int node) {
    return "tablet-" + node;
  }

  private static Screen screen(int width, int height, boolean unicode) {
    return new Screen(true, false, unicode, () -> width, () -> height);
  }
}
