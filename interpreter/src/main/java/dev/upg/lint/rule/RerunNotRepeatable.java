package dev.upg.lint.rule;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Severity;
import dev.upg.lint.Listeners;
import dev.upg.lint.Place;
import dev.upg.lint.Profile;
import dev.upg.lint.Rule;
import dev.upg.lint.command.CommandText;
import dev.upg.tree.OnResume;

/** {@code on resume rerun} of what can't be done twice. */
final class RerunNotRepeatable extends Rule {
  RerunNotRepeatable() {
    super(Code.RERUN_NOT_REPEATABLE, Profile.ESSENTIAL, Severity.ERROR);
  }

  @Override
  public void listen(Listeners on) {
    on.command(this::command);
  }

  private void command(CommandText text, Place at) {
    if (text.command().onResume().filter(resume -> resume == OnResume.RERUN).isPresent()) {
      Repeating.unrepeatable(text).ifPresent(one -> at.report(
          finding("This is run again after a crash, and can't be", text.span(one),
              "fails or does something else the second time")
              .help("Make it safe to repeat, `mkdir -p` say, or write `on resume ask`.")));
    }
  }
}
