package dev.upg.lint.rule;

import dev.upg.diagnostic.Code;
import dev.upg.lint.Constants;
import dev.upg.lint.Listeners;
import dev.upg.lint.Place;
import dev.upg.lint.Profile;
import dev.upg.lint.Rule;
import dev.upg.lint.command.CommandText;
import dev.upg.lint.command.ShellCommand;
import dev.upg.tree.Expression;

/** Something is overwritten, and the way back is lost. */
final class NoBackup extends Rule {
  NoBackup() {
    super(Code.NO_BACKUP, Profile.STANDARD);
  }

  @Override
  public void listen(Listeners on) {
    on.command(this::command);
    on.each(Expression.Call.class, this::call);
  }

  private void command(CommandText text, Place at) {
    if (!text.command().changes()) {
      return;
    }
    for (var one : text.commands()) {
      if (one.program().equals("sed") && one.arguments().stream().anyMatch(word -> word.text().matches("-[nErz]*i"))) {
        report(text, one, "`sed -i` keeps nothing of the old file", "Keep a copy: `sed -i.before …`.", at);
      } else if (unpacksOver(one, text)) {
        report(text, one, "unpacks over what is there",
            "Unpack beside it and swap, as `package.replace` does: it keeps the old versions.",
            at);
      }
    }
  }

  private void report(CommandText text, ShellCommand one, String label, String help, Place at) {
    at.report(finding("This is overwritten without a copy", text.span(one), label).help(help));
  }

  /** Into a folder that the same text doesn't make. */
  private static boolean unpacksOver(ShellCommand one, CommandText text) {
    boolean unpacks = one.program().equals("tar") && !one.arguments().isEmpty()
        && one.arguments().getFirst().text().matches("-?[a-zA-Z]*x[a-zA-Z]*|--extract")
        || one.program().equals("unzip")
            && one.arguments().stream().anyMatch(word -> word.text().matches("-[a-z]*o[a-z]*"));
    return unpacks && text.commands().stream().noneMatch(other -> other.program().equals("mkdir")
        || other.program().equals("cp") || other.program().equals("mv"));
  }

  private void call(Expression.Call call, Place at) {
    at.called(call).flatMap(function -> at.functions().marks(function).get("keeps"))
        .ifPresent(mark -> Arguments.of(call, mark.rest(), at)
            .filter(value -> new Constants(at, at.lets()).number(value).filter(kept -> kept < 1).isPresent())
            .ifPresent(value -> at.report(finding("Nothing of the old version is kept", value.span(),
                "there is no way back then").help("Keep one at least: `" + mark.rest() + ": 1`."))));
  }
}
