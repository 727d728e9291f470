package dev.upg.view;

import dev.upg.event.RunEvent;

import java.util.Optional;
import java.util.stream.Collectors;

/** A command in one line: where a script begins to do something, and what is typed into it. */
final class CommandText {
  /** An admin shell is called the same way each time: what is typed into it tells more. */
  private static final int BEFORE_INPUT = 40;
  private static final int LONGEST = 120;

  private CommandText() {}

  static String of(RunEvent.CommandStarted command, Screen screen) {
    var lines = command.text().lines().map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#") && !line.matches("set -\\S+")).toList();
    var first = lines.isEmpty() ? "" : Cells.oneLine(lines.getFirst());
    var input = command.input().flatMap(CommandText::typed);
    if (input.isPresent()) {
      return Cells.cut(Cells.cut(first, BEFORE_INPUT, screen.ellipsis()) + " < " + input.get(), LONGEST,
          screen.ellipsis());
    }
    return Cells.cut(first + (lines.size() > 1 ? " " + screen.ellipsis() : ""), LONGEST, screen.ellipsis());
  }

  private static Optional<String> typed(String input) {
    var text = input.lines().filter(line -> !line.isBlank()).map(Cells::oneLine).collect(Collectors.joining("; "));
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }
}
