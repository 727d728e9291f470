package dev.upg.lint.rule;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Severity;
import dev.upg.lint.Constants;
import dev.upg.lint.Listeners;
import dev.upg.lint.Place;
import dev.upg.lint.Profile;
import dev.upg.lint.Rule;
import dev.upg.tree.Expression;
import dev.upg.tree.Node;
import dev.upg.tree.WaitUntil;

import java.time.Duration;
import java.util.Optional;

/** What the checker tells of literals, for values that have a name or a default. */
final class PollOutlastsTimeout extends Rule {
  private static final Duration USUAL = Duration.ofSeconds(1);

  PollOutlastsTimeout() {
    super(Code.POLL_OUTLASTS_TIMEOUT, Profile.ESSENTIAL, Severity.ERROR);
  }

  @Override
  public void listen(Listeners on) {
    on.each(WaitUntil.class, this::await);
  }

  private void await(WaitUntil wait, Place at) {
    var constants = new Constants(at, at.lets());
    var limit = wait.timeout().flatMap(constants::duration);
    var every = wait.every().map(constants::duration).orElse(Optional.of(USUAL));
    boolean written = wait.every().filter(Expression.DurationLiteral.class::isInstance).isPresent()
        && wait.timeout().filter(Expression.DurationLiteral.class::isInstance).isPresent();
    if (written || limit.isEmpty() || every.isEmpty()) {
      return;
    }
    long times = wait.times().flatMap(constants::number).orElse(1L);
    var needed = every.get().multipliedBy(Math.max(1, times - 1));
    if (needed.compareTo(limit.get()) >= 0) {
      var span = wait.every().map(Node::span).orElse(wait.timeout().orElseThrow().span());
      at.report(finding("This wait is over before it has looked often enough", span,
          wait.every().isEmpty() ? "without `every` it looks every 1s" : "as long as the timeout, or longer")
          .related(wait.timeout().orElseThrow().span(), "the timeout, by its default or `let`")
          .help("Wait longer, or look more often."));
    }
  }
}
