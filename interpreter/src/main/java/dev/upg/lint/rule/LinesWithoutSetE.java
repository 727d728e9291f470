package dev.upg.lint.rule;

import dev.upg.diagnostic.Code;
import dev.upg.lint.Edit;
import dev.upg.lint.Listeners;
import dev.upg.lint.Place;
import dev.upg.lint.Profile;
import dev.upg.lint.Rule;
import dev.upg.lint.command.CommandText;
import dev.upg.lint.command.ShellCommand;
import dev.upg.source.Span;

import java.util.List;
import java.util.Set;

/** Several commands of which only the last one's failure counts. */
final class LinesWithoutSetE extends Rule {
  /** What can hardly fail, or whose failure matters to nobody. */
  private static final Set<String> HARMLESS = Set.of("echo", "printf", "export", "unset", "set", "trap", "umask",
      "true",
      ":", "exit", "return", "local", "readonly", "shift", "break", "continue", "wait", "sleep", "date");

  LinesWithoutSetE() {
    super(Code.LINES_WITHOUT_SET_E, Profile.STANDARD);
  }

  @Override
  public void listen(Listeners on) {
    on.command(this::command);
  }

  private void command(CommandText text, Place at) {
    if (!text.command().changes()) {
      return;
    }
    var commands = text.commands();
    for (int i = 0; i < commands.size() - 1; i++) {
      var one = commands.get(i);
      if (one.program().equals("set") && (one.hasFlag('e') || one.hasArgument("errexit"))) {
        return;
      }
      boolean lost = one.after() == ShellCommand.Joint.SEQUENCE && !one.condition() && !one.substituted()
          && !HARMLESS.contains(one.program()) && !(one.program().equals("rm") && one.hasFlag('f'))
          && one.before() != ShellCommand.Joint.OR;
      // What only asks something for a condition or a loop ends with it.
      if (lost && comesMore(commands, i)) {
        at.report(finding("When this fails, the next one runs all the same", text.span(one),
            "only the last command's failure counts")
            .help("Begin the text with `set -e`."), fix(text));
        return;
      }
    }
  }

  private static boolean comesMore(List<ShellCommand> commands, int index) {
    return commands.subList(index + 1, commands.size()).stream()
        .anyMatch(later -> !later.substituted() && !HARMLESS.contains(later.program()));
  }

  private static List<Edit> fix(CommandText text) {
    var written = text.command().command().span();
    if (!written.text().startsWith("\"\"\"\n")) {
      return List.of();
    }
    int line = written.line() + 1;
    var file = written.file();
    int start = file.lineStart(line);
    var indentation = file.lineText(line).replaceAll("\\S.*", "");
    return List.of(new Edit(new Span(file, start, start), indentation + "set -e\n"));
  }
}
