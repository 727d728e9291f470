package dev.upg.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A command's help as a page of {@code man}, in the macros of man(7). */
final class ManPage {
  private final StringBuilder page = new StringBuilder();

  private ManPage() {}

  static String of(CommandSpec command) {
    var page = new ManPage();
    page.write(command);
    return page.page.toString();
  }

  private void write(CommandSpec command) {
    boolean isRoot = command.parent() == null;
    var name = isRoot ? "upg" : "upg-" + command.name();
    var usage = command.usageMessage();
    var about = Arrays.stream(usage.description()).filter(line -> !line.isBlank()).toList();
    line(".TH " + text(name.toUpperCase(Locale.ROOT)) + " 1 \"\" \"" + text(VersionCommand.line())
        + "\" \"upg\"");
    line(".SH NAME");
    line(text(name) + " \\- " + text(about.getFirst().replaceFirst("\\.$", "")));
    line(".SH SYNOPSIS");
    line(".B " + text(String.join(" ", usage.customSynopsis())));
    line(".SH DESCRIPTION");
    about.forEach(each -> line(text(each)));
    if (isRoot) {
      line(".SH COMMANDS");
      command.subcommands().values().stream().map(each -> each.getCommandSpec())
          .filter(each -> !each.usageMessage().hidden())
          .forEach(each -> entry("\\fBupg\\-" + text(each.name()) + "\\fR(1)", each.usageMessage().description()));
    }
    if (!command.positionalParameters().isEmpty()) {
      line(".SH ARGUMENTS");
      command.positionalParameters()
          .forEach(each -> entry("\\fI" + text(each.paramLabel()) + "\\fR", each.description()));
    }
    line(".SH OPTIONS");
    command.options().stream().filter(option -> !option.hidden())
        .forEach(option -> entry(names(option), option.description()));
    footer(usage.footer());
    if (!isRoot) {
      line(".SH SEE ALSO");
      line("\\fBupg\\fR(1)");
    }
  }

  private static String names(OptionSpec option) {
    var names = Arrays.stream(option.names()).map(name -> "\\fB" + text(name) + "\\fR")
        .collect(Collectors.joining(", "));
    return option.arity().max() == 0 ? names : names + " \\fI" + text(option.paramLabel()) + "\\fR";
  }

  private void entry(String head, String[] description) {
    line(".TP");
    line(head);
    line(text(String.join(" ", description).strip()));
  }

  /** What help shows at its end, in its lines; it begins with the examples. */
  private void footer(String[] lines) {
    boolean isOpen = false;
    for (var each : lines) {
      if (each.equals("Examples:")) {
        line(".SH EXAMPLES");
        line(".nf");
        isOpen = true;
      } else if (!each.isBlank() && isOpen && !each.startsWith(" ")) {
        line(".fi");
        line(".SH NOTES");
        line(".nf");
        line(text(each));
        isOpen = false;
      } else if (!each.isBlank()) {
        line(text(each));
      }
    }
    line(".fi");
  }

  /** A backslash begins a command of roff, a hyphen isn't a minus, and a line's first dot or quote is one, too. */
  private static String text(String plain) {
    var text = plain.replace("%n", " ").replace("%%", "%").replace("\\", "\\e").replace("-", "\\-")
        .replace("\"", "\\(dq");
    return text.startsWith(".") || text.startsWith("'") ? "\\&" + text : text;
  }

  private void line(String line) {
    page.append(line).append('\n');
  }
}
