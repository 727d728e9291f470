package dev.upg.lint.rule;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Severity;
import dev.upg.lint.Listeners;
import dev.upg.lint.Place;
import dev.upg.lint.Profile;
import dev.upg.lint.Rule;
import dev.upg.tree.Block;
import dev.upg.tree.Statement;
import dev.upg.tree.WaitUntil;

/** A wait that goes on when its time is over, as if its condition held. */
final class TimeoutGoesOn extends Rule {
  TimeoutGoesOn() {
    super(Code.TIMEOUT_GOES_ON, Profile.ESSENTIAL, Severity.ERROR);
  }

  @Override
  public void listen(Listeners on) {
    on.each(WaitUntil.class, this::await);
  }

  private void await(WaitUntil wait, Place at) {
    wait.otherwise().filter(TimeoutGoesOn::goesOn).ifPresent(otherwise -> at.report(
        finding("This wait goes on when its time is over", wait.condition().span(), "may not hold behind it")
            .related(otherwise.span(), "runs when it doesn't hold, and goes on")
            .help("End the block with `fail \"…\"`, or ask a person by `confirm`.")));
  }

  /** Whether a path through it only tells: neither mends, asks, ends nor looks again. */
  private static boolean goesOn(Block otherwise) {
    return otherwise.statements().stream().allMatch(statement -> statement instanceof Statement.Say
        || statement instanceof Statement.Pause);
  }
}
