package dev.upg.view;

import dev.upg.event.RunEvent;

import java.util.Optional;
import java.util.stream.Collectors;

/** A command in one line: the comment a script begins with, else where it begins to do something; and what is typed into it. */
final class CommandText {
  private static final int LONGEST = 120;

  private CommandText() {}

  /** What is typed comes first: an admin shell is called the same way each time. */
  static String of(RunEvent.CommandStarted command, Screen screen) {
    return of(command.text(), command.input(), screen);
  }

  static String of(String command, Optional<String> input, Screen screen) {
    var title = command.lines().map(String::strip).filter(line -> !line.isEmpty()).findFirst()
        .filter(line -> line.startsWith("# "));
    if (title.isPresent()) {
      return Cells.cut(Cells.oneLine(title.get().substring(2)), LONGEST, screen.ellipsis());
    }
    var lines = command.lines().map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#") && !line.matches("set -\\S+")).toList();
    var text = (lines.isEmpty() ? "" : Cells.oneLine(lines.getFirst()))
        + (lines.size() > 1 ? " " + screen.ellipsis() : "");
    var typed = input.flatMap(CommandText::typed).map(said -> said + " | ").orElse("");
    return Cells.cut(typed + text, LONGEST, screen.ellipsis());
  }

  private static Optional<String> typed(String input) {
    var text = input.lines().filter(line -> !line.isBlank()).map(Cells::oneLine).collect(Collectors.joining("; "));
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }
}
