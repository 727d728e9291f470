package dev.upg.lint.rule;

import dev.upg.diagnostic.Code;
import dev.upg.lint.Listeners;
import dev.upg.lint.Place;
import dev.upg.lint.Profile;
import dev.upg.lint.Rule;
import dev.upg.lint.command.CommandText;
import dev.upg.tree.Statement;

/** A change that can't be made twice, and nothing says what `upg resume` shall do when it was cut. */
final class NotRepeatable extends Rule {
  NotRepeatable() {
    super(Code.NOT_REPEATABLE, Profile.STRICT);
  }

  @Override
  public void listen(Listeners on) {
    on.command(this::command);
  }

  private void command(CommandText text, Place at) {
    if (!text.command().changes() || text.command().onResume().isPresent()
        || at.isInside(Statement.Ensure.class::isInstance)) {
      return;
    }
    Repeating.unrepeatable(text).ifPresent(one -> at.report(
        finding("Nobody says what to do when this is cut in the middle", text.span(one),
            "done twice, it fails or does something else")
            .help(
                "Make it safe to repeat and say `on resume rerun`, put it into an `ensure`, or say `on resume ask`.")));
  }
}
