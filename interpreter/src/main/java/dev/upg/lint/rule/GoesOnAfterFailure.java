package dev.upg.lint.rule;

import dev.upg.diagnostic.Code;
import dev.upg.lint.Children;
import dev.upg.lint.Constants;
import dev.upg.lint.Listeners;
import dev.upg.lint.Place;
import dev.upg.lint.Profile;
import dev.upg.lint.Rule;
import dev.upg.tree.Foreach;
import dev.upg.tree.Statement;

/** A loop that may take further servers down while one that failed is still down. */
final class GoesOnAfterFailure extends Rule {
  GoesOnAfterFailure() {
    super(Code.GOES_ON_AFTER_FAILURE, Profile.STANDARD);
  }

  @Override
  public void listen(Listeners on) {
    on.each(Foreach.class, this::loop);
  }

  private void loop(Foreach loop, Place at) {
    loop.stopAfter().ifPresent(limit -> {
      var number = new Constants(at, at.lets()).number(limit);
      if (number.filter(count -> count > 1).isPresent() && Loops.disrupts(loop, at) && !isGuarded(loop, at)) {
        at.report(finding("More servers go down after one didn't come back", limit.span(),
            "up to " + number.get() + " may be down at the end")
            .help("Stop after the first failure, or put the loop into a `guard` that says how many must live."));
      }
    });
  }

  private static boolean isGuarded(Foreach loop, Place at) {
    return at.isInside(Statement.Guard.class::isInstance)
        || Children.any(loop.body(), Statement.Guard.class::isInstance);
  }
}
