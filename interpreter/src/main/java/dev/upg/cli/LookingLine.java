package dev.upg.cli;

import dev.upg.event.RunEvent;
import dev.upg.view.TimeText;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;

/** What a plan looks at right now, in a line of a terminal that goes away when the plan is there. */
final class LookingLine {
  private static final String ERASE_LINE = "\r\u001b[2K";

  private final PrintWriter terminal;
  private final boolean isShown;
  private final Instant start;
  private int looks;

  /** @param isShown false where nobody would see it */
  LookingLine(PrintWriter terminal, boolean isShown, Instant start) {
    this.terminal = terminal;
    this.isShown = isShown;
    this.start = start;
  }

  synchronized void on(RunEvent event) {
    if (isShown && event instanceof RunEvent.CommandStarted command) {
      terminal.print(
          ERASE_LINE + "looking: " + command.node() + ", " + ++looks + " looks so far, " + TimeText.whole(Duration
              .between(start, command.at())));
      terminal.flush();
    }
  }

  synchronized void erase() {
    if (looks > 0) {
      terminal.print(ERASE_LINE);
      terminal.flush();
    }
  }
}
