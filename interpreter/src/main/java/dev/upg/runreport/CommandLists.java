package dev.upg.runreport;

import dev.upg.evidence.Evidence;
import dev.upg.evidence.Evidence.Command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Each command with its output, by the node on which it ran. The same probe with the same answer, again and again, is told once. */
final class CommandLists {
  private final Times times;
  private final Html html;
  private final Evidence evidence;
  private final Budget budget;

  private CommandLists(RunReport report, Times times, Html html) {
    this.times = times;
    this.html = html;
    this.evidence = report.evidence();
    this.budget = new Budget(evidence.commands());
  }

  /** One command, or a probe that was asked {@code times} with one answer. */
  private record Told(Command command, int times, Instant last) {}

  static void write(RunReport report, Times times, Html html) {
    if (!report.evidence().commands().isEmpty()) {
      new CommandLists(report, times, html).write();
    }
  }

  private void write() {
    Map<String, List<Command>> byNode = new LinkedHashMap<>();
    evidence.commands().forEach(command -> byNode.computeIfAbsent(command.node(), node -> new ArrayList<>()).add(
        command));
    long changes = evidence.commands().stream().filter(Command::changes).count();
    html.open("section", "id", "commands").text("h2", "Commands");
    html.text("p", RunReport.count(changes, "change") + " and " + RunReport.count(evidence.commands().size() - changes,
        "probe") + " on " + RunReport.count(byNode.size(), "node")
        + ". An exit status other than 0 may be an answer: what "
        + "failed is told at the top.");
    var unlisted = evidence.commands().size() - Math.min(evidence.commands().size(), Budget.COMMANDS);
    if (unlisted > 0 || budget.withoutOutput() > 0) {
      html.text("p", "Left out, so that this page opens: " + (unlisted > 0
          ? RunReport.count(unlisted, "command") + ", probes first, and "
          : "") + "the text and output of " + RunReport.count(budget.withoutOutput(), "command")
          + ". `upg report --format json` has all that was kept.", "class", "note");
    }
    byNode.forEach(this::node);
    html.close();
  }

  private void node(String node, List<Command> commands) {
    long changes = commands.stream().filter(Command::changes).count();
    long other = commands.stream().filter(Budget::failed).count();
    html.open("details", "class", "node").open("summary").text("b", node).open("span", "class", "dim").write(RunReport
        .count(changes, "change") + ", " + RunReport.count(commands.size() - changes, "probe")
        + (other > 0
            ? ", " + other + " not with exit status 0"
            : ""))
        .close().close();
    told(commands.stream().filter(budget::lists).toList()).forEach(this::command);
    html.close();
  }

  private static List<Told> told(List<Command> commands) {
    var told = new ArrayList<Told>();
    for (var command : commands) {
      var before = told.isEmpty() ? null : told.getLast();
      if (before != null && isSame(before.command(), command)) {
        told.set(told.size() - 1, new Told(before.command(), before.times() + 1, command.time().start()));
      } else {
        told.add(new Told(command, 1, command.time().start()));
      }
    }
    return told;
  }

  private static boolean isSame(Command a, Command b) {
    return !a.changes() && !b.changes() && a.text().equals(b.text()) && a.input().equals(b.input()) && a.code().equals(b
        .code()) && a.output().equals(b.output()) && a.leftOutLines() == b.leftOutLines() && a.time().end()
            .isPresent() == b.time().end().isPresent();
  }

  private void command(Told told) {
    var command = told.command();
    html.open("details", "class", command.changes() ? "cmd change" : "cmd").open("summary");
    html.text("time", times.clock(command.time().start())).text("span", result(command), "class",
        "exit" + (Budget.failed(
            command) ? " other" : ""));
    html.text("span", command.changes() ? "change" : "probe", "class", "kind");
    html.text("code", firstLine(command.text())).open("span", "class", "dim").write(told.times() > 1
        ? told.times() + " times to " + times.clock(told.last()) + ", the same answer"
        : Times.took(evidence.took(command.time()))).close().close();
    if (budget.showsWhole(command)) {
      if (command.text().lines().count() > 1 || command.text().length() > 80) {
        html.text("pre", shortened(command.text()), "class", "text");
      }
      command.input().ifPresent(input -> html.text("p", "typed into it:", "class", "dim").text("pre", shortened(input),
          "class", "text"));
      output(command);
    } else {
      html.text("p", "Its text and output are left out here.", "class", "note");
    }
    html.close();
  }

  private void output(Command command) {
    if (command.output().isEmpty()) {
      html.text("p", "It printed nothing.", "class", "dim");
      return;
    }
    html.open("pre", "class", "output", "tabindex", "0");
    int left = Budget.LONGEST;
    for (var line : command.output()) {
      left -= line.text().length() + 1;
      if (left < 0) {
        html.text("b", "… the rest isn't shown; `--format json` has it", "class", "gap").line();
        break;
      }
      if (line.gapBefore()) {
        html.text("b", "… " + RunReport.count(command.leftOutLines(), "line") + " weren't kept; `run.log` has them",
            "class", "gap").line();
      }
      if (line.error()) {
        html.text("span", line.text(), "class", "err").line();
      } else {
        html.write(line.text()).line();
      }
    }
    html.close();
  }

  private static String result(Command command) {
    return command.code().map(code -> "exit " + code).orElse(command.time().end().isPresent() ? "no exit" : "cut");
  }

  private static String firstLine(String text) {
    var line = text.strip().lines().findFirst().orElse("");
    return line.length() > 160 ? line.substring(0, 160) + "…" : text.strip().lines().count() > 1 ? line + " …" : line;
  }

  private static String shortened(String text) {
    return text.length() <= Budget.LONGEST ? text : text.substring(0, Budget.LONGEST) + "…";
  }
}
