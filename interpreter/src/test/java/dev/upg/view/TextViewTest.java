package dev.upg.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.upg.Golden;
import dev.upg.event.RunEvent;
import dev.upg.host.OutputListener.Stream;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class TextViewTest {
  private static final Path EXPECTED = Path.of("src/test/resources/view");

  private final StringWriter written = new StringWriter();

  @Test
  void aLogShowsOneLineForEachThing() throws IOException {
    show(Recorded.failing(), Screen.plain(true), 0);
    Golden.compare(EXPECTED.resolve("plain.txt"), written.toString());
  }

  @Test
  void asciiDoesWhereTheLocaleHasNoMore() throws IOException {
    show(Recorded.failing(), Screen.plain(false), 0);
    assertTrue(written.toString().chars().allMatch(c -> c < 128), written.toString());
    Golden.compare(EXPECTED.resolve("ascii.txt"), written.toString());
  }

  @Test
  void theOutputOfCommandsIsShownWhenAskedForTwice() throws IOException {
    show(Recorded.failing().subList(86 + 40 * 2, Recorded.failing().size()), Screen.plain(true), 2);
    Golden.compare(EXPECTED.resolve("verbose.txt"), written.toString());
  }

  @Test
  void aWideTitleAndNodesStayAligned() throws IOException {
    show(Recorded.stopped(), Screen.plain(true), 0);
    Golden.compare(EXPECTED.resolve("wide.txt"), written.toString());
  }

  @Test
  void theLiveLinesAreRewrittenInPlace() throws IOException {
    show(Recorded.failing().subList(0, 12), terminal(80), 0);
    Golden.compare(EXPECTED.resolve("live.txt"), escaped());
  }

  @Test
  void theLiveLinesCountOnBetweenPolls() {
    var view = view(terminal(80), 0);
    Recorded.failing().subList(0, 12).forEach(view::on);
    written.getBuffer().setLength(0);
    view.tick(Recorded.at(10));
    var once = escaped();
    assertTrue(once.startsWith("\\r\\x1b[3A── 0 of 2 done "), once);
    assertTrue(once.contains("cluster.primaries(node) == 0: 3  8s, 4m 52s left"), once);
    view.tick(Recorded.at(10));
    assertEquals(once, escaped());
  }

  /** A terminal has broken the lines that it has no room for any more. */
  @Test
  void aNarrowedWindowIsErasedWhole() {
    int[] width = {80};
    var view = view(new Screen(true, false, true, () -> width[0], () -> 24), 0);
    Recorded.failing().subList(0, 12).forEach(view::on);
    written.getBuffer().setLength(0);
    width[0] = 50;
    view.tick(Recorded.at(10));
    // Of the four lines three were longer than 50 cells.
    assertTrue(escaped().startsWith("\\r\\x1b[6A"), escaped());
  }

  @Test
  void aKeyShowsTheOutputOfWhatRunsAndWhatComes() throws IOException {
    var view = view(terminal(80), 0);
    view.hasKeys();
    var events = Recorded.failing();
    int started = 0;
    while (!(events.get(started) instanceof RunEvent.CommandStarted command && command.id() == 7)) {
      started++;
    }
    events.subList(0, started + 2).forEach(view::on);
    written.getBuffer().setLength(0);
    view.details(true, events.get(started + 1).at());
    view.details(false, events.get(started + 1).at());
    view.pausing(true, events.get(started + 1).at());
    view.stopping(true, events.get(started + 1).at());
    Golden.compare(EXPECTED.resolve("keys.txt"), escaped().replace("\\r", "\n\\r"));
  }

  @Test
  void aTerminalThatBelongsToAShellIsLeftAlone() {
    var view = view(terminal(80), 0);
    Recorded.failing().subList(0, 12).forEach(view::on);
    written.getBuffer().setLength(0);
    view.stayAway();
    view.tick(Recorded.at(20));
    assertEquals("\\r\\x1b[3A\\x1b[J", escaped());
    view.comeBack(Recorded.at(20));
    assertTrue(escaped().contains("0 of 2 done"), escaped());
  }

  @Test
  void aTableIsCutToTheTerminal() throws IOException {
    show(Recorded.failing(), terminal(40), 0);
    var lines = written.toString().lines().toList();
    Golden.compare(EXPECTED.resolve("narrow-summary.txt"),
        String.join("\n", lines.subList(lines.size() - 14, lines.size())));
  }

  @Test
  void colourOnlyAddsToTheText() {
    show(Recorded.stopped(), Screen.plain(true), 0);
    var plain = written.toString();
    written.getBuffer().setLength(0);
    show(Recorded.stopped(), new Screen(false, true, true, () -> 80, () -> 24), 0);
    assertFalse(written.toString().equals(plain));
    assertEquals(plain.replaceAll(" +\n", "\n"),
        written.toString().replaceAll("\u001b\\[\\d*m", "").replaceAll(" +\n", "\n"));
  }

  @Test
  void aQuestionIsNotOverwritten() {
    var view = view(terminal(80), 0);
    Recorded.failing().subList(0, 10).forEach(view::on);
    written.getBuffer().setLength(0);
    view.ask("go on? ");
    view.tick(Recorded.at(20));
    assertEquals("\\r\\x1b[3A\\x1b[Jgo on? ", escaped());
  }

  @Test
  void aQuestionMayHaveLines() {
    view(terminal(80), 0).ask("Nobody knows.\n\u001b[2JAgain? [y/N] ");
    assertEquals("Nobody knows.\n\\x1b[2JAgain? [y/N] ", escaped());
  }

  @Test
  void remoteOutputCannotCommandTheTerminal() {
    var hostile = "\u001b]0;owned\u0007\u001b[2J\r";
    show(List.of(new RunEvent.RunStarted(Recorded.at(0), hostile, hostile, Optional.of(hostile)),
        new RunEvent.Said(Recorded.at(1), Optional.of(hostile), hostile),
        new RunEvent.StepStarted(Recorded.at(1), Optional.of(hostile), hostile),
        new RunEvent.CommandStarted(Recorded.at(1), 1, hostile, true, hostile, Optional.of(hostile)),
        new RunEvent.CommandOutput(Recorded.at(1), 1, hostile, Stream.STDOUT, hostile),
        new RunEvent.WaitStarted(Recorded.at(1), 1, Optional.of(hostile), hostile, Duration.ZERO),
        new RunEvent.WaitPolled(Recorded.at(1), 1, Optional.of(hostile), hostile, Map.of(hostile, hostile),
            Duration.ZERO, Duration.ZERO),
        new RunEvent.VersionSeen(Recorded.at(1), hostile, Optional.of(hostile), Optional.of("2")),
        new RunEvent.LoopStarted(Recorded.at(1), hostile, List.of(hostile), List.of(hostile)),
        new RunEvent.ScopeEntered(Recorded.at(1), Optional.empty(), hostile),
        new RunEvent.StopAsked(Recorded.at(1), hostile),
        new RunEvent.RunEnded(Recorded.at(1), RunEvent.Outcome.STOPPED, Duration.ZERO)), Screen.plain(true), 2);
    assertTrue(written.toString().chars().noneMatch(c -> c != '\n' && Character.isISOControl(c)), escaped());
  }

  @Test
  void aRunWithAClockOfItsOwnTellsTheTimeHereToo() {
    var view = view(Screen.plain(true), 0);
    var here = List.of(Recorded.at(0), Recorded.at(31)).iterator();
    view.alsoTimedBy(here::next);
    view.on(new RunEvent.RunStarted(Recorded.at(0), "Title", "a.upg", Optional.of("practice")));
    view.on(new RunEvent.RunEnded(Recorded.at(463), RunEvent.Outcome.SUCCEEDED, Duration.ofSeconds(463)));
    assertTrue(written.toString().contains("Succeeded in 7m 43s of the cluster's time, 31s here."), written.toString());
  }

  private void show(List<RunEvent> events, Screen screen, int verbosity) {
    events.forEach(view(screen, verbosity)::on);
  }

  private TextView view(Screen screen, int verbosity) {
    return new TextView(new PrintWriter(written), screen, ZoneOffset.UTC, verbosity);
  }

  private static Screen terminal(int width) {
    return new Screen(true, false, true, () -> width, () -> 24);
  }

  private String escaped() {
    return written.toString().replace("\r", "\\r").replace("\u001b", "\\x1b");
  }
}
