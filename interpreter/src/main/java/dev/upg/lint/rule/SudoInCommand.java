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

/** {@code sudo} in the text: upg can't tell its failure from the command's, and it may ask for a password. */
final class SudoInCommand extends Rule {
  SudoInCommand() {
    super(Code.SUDO_IN_COMMAND, Profile.STANDARD);
  }

  @Override
  public void listen(Listeners on) {
    on.command(this::command);
  }

  private void command(CommandText text, Place at) {
    for (var one : text.commands()) {
      if (one.program().equals("sudo") || one.program().equals("su") || one.program().equals("doas")) {
        var finding = finding("The command changes its user by itself", text.span(one.words().getFirst()),
            "a refusal looks like a failure of the command")
            .help("Say it to upg: `" + word(text) + " NODE as \"root\" …`.");
        at.report(finding, fix(one, text));
      }
    }
  }

  private static String word(CommandText text) {
    return text.command().changes() ? "remote" : "probe";
  }

  /** Where all of the command is run by {@code sudo} without more ado. */
  private static List<Edit> fix(ShellCommand one, CommandText text) {
    boolean plain = text.commands().size() == 1 && one.program().equals("sudo") && one.start() == 0
        && one.arguments().size() > 0 && !one.arguments().getFirst().text().startsWith("-")
        && !one.arguments().getFirst().text().contains("=") && text.command().user().isEmpty()
        && !text.command().command().span().text().startsWith("\"\"\"");
    if (!plain) {
      return List.of();
    }
    var behindNode = text.command().node().span();
    var first = text.span(one.words().getFirst());
    var next = text.span(one.arguments().getFirst());
    return List.of(new Edit(new Span(behindNode.file(), behindNode.end(), behindNode.end()), " as \"root\""),
        new Edit(new Span(first.file(), first.start(), next.start()), ""));
  }
}
