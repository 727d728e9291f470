package dev.upg.view;

import dev.upg.event.RunEvent;
import dev.upg.view.Screen.Mark;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What goes on somewhere right now: a wait, a command or a step. */
sealed interface Work {
  /** @param width in cells; never more */
  String text(Instant now, Screen screen, int width);

  /** As {@link #text}, behind a mark of its kind. */
  Mark mark();

  /** @param first the values of the first poll; @param moved when they changed last */
  record Waiting(RunEvent.WaitStarted started, Optional<RunEvent.WaitPolled> last, Map<String, String> first,
      Instant moved) implements Work {
    static Waiting of(RunEvent.WaitStarted started) {
      return new Waiting(started, Optional.empty(), Map.of(), started.at());
    }

    Waiting polled(RunEvent.WaitPolled poll) {
      boolean isSame = last.map(before -> before.values().equals(poll.values())).orElse(false);
      return new Waiting(started, Optional.of(poll), last.isEmpty() ? new LinkedHashMap<>(poll.values()) : first,
          isSame ? moved : poll.at());
    }

    @Override
    public String text(Instant now, Screen screen, int width) {
      var elapsed = last.map(poll -> poll.elapsed().plus(Duration.between(poll.at(), now)))
          .orElseGet(() -> Duration.between(started.at(), now));
      var left = last.map(poll -> poll.left().minus(Duration.between(poll.at(), now)))
          .orElseGet(() -> started.timeout().minus(elapsed));
      var values = last.map(poll -> ShownValues.of(poll, first, moved, screen)).orElse("");
      return Fit.line("", Cells.oneLine(started.condition()), (values.isEmpty() ? "" : ": " + values) + "  "
          + TimeText.whole(elapsed) + ", " + TimeText.whole(left) + " left", screen, width);
    }

    @Override
    public Mark mark() {
      return Mark.WAITS;
    }
  }

  record Commanding(RunEvent.CommandStarted started) implements Work {
    @Override
    public String text(Instant now, Screen screen, int width) {
      return Fit.line("", CommandText.of(started, screen), since(started.at(), now), screen, width);
    }

    @Override
    public Mark mark() {
      return started.changes() ? Mark.CHANGES : Mark.LOOKS;
    }
  }

  record Stepping(RunEvent.StepStarted started) implements Work {
    @Override
    public String text(Instant now, Screen screen, int width) {
      return Fit.line("", Cells.oneLine(started.title()), since(started.at(), now), screen, width);
    }

    @Override
    public Mark mark() {
      return Mark.BEGINS;
    }
  }

  private static String since(Instant start, Instant now) {
    return "  " + TimeText.whole(Duration.between(start, now));
  }
}
