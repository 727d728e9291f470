package dev.upg.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.event.RunEvent;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Whatever the terminal's size and however far the nodes are. */
class LivePanelPropertyTest {
  @Property(tries = 300)
  void noLineIsTooLongAndNoneTooMany(@ForAll @IntRange(min = 1, max = 150) int width,
      @ForAll @IntRange(min = 1, max = 60) int height, @ForAll boolean unicode, @ForAll boolean keys) {
    var screen = new Screen(true, false, unicode, () -> width, () -> height);
    var run = new LiveRun();
    for (var event : Recorded.stopped()) {
      run.on(event);
      var lines = new LivePanel(screen).lines(run, new LivePanel.Keys(keys, false, keys, false), event.at());
      assertTrue(lines.size() <= Math.max(1, height / 2), lines.toString());
      lines.forEach(line -> assertTrue(Cells.width(line.text()) < Math.max(2, width), line.text()));
    }
  }

  /** Those at work and those that failed are never left out for others; the order stays. */
  @Property(tries = 300)
  void whatMattersIsShown(@ForAll @IntRange(min = 0, max = 30) int lines,
      @ForAll List<@IntRange(min = 0, max = 3) Integer> states) {
    var names = IntStream.range(0, states.size()).mapToObj(Integer::toString).toList();
    var now = Recorded.at(0);
    var loop = new LiveLoop(new RunEvent.LoopStarted(now, "", names, List.of()), Set.of());
    for (int i = 0; i < names.size(); i++) {
      if (states.get(i) > 0) {
        loop.begin(new RunEvent.NodeStarted(now, names.get(i), i + 1, names.size()));
      }
      if (states.get(i) > 1) {
        loop.end(new RunEvent.NodeEnded(now, names.get(i), states.get(i) == 2, Duration.ofSeconds(1)));
      }
    }
    var chosen = loop.choose(lines);
    assertEquals(Math.min(lines, names.size()), chosen.size());
    assertEquals(loop.nodes().stream().filter(chosen::contains).toList(), chosen);
    long urgent = loop.nodes().stream().filter(LivePanelPropertyTest::isUrgent).count();
    assertEquals(Math.min(lines, urgent), chosen.stream().filter(LivePanelPropertyTest::isUrgent).count());
  }

  private static boolean isUrgent(LiveLoop.Node node) {
    return node.state() == LiveLoop.State.AT_WORK || node.state() == LiveLoop.State.FAILED;
  }
}
