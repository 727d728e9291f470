package dev.upg.lint.rule;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Severity;
import dev.upg.lint.Listeners;
import dev.upg.lint.Profile;
import dev.upg.lint.Rule;

/** Found by whoever knows how long a playbook takes; here it has its place among the rules. */
final class OverWindow extends Rule {
  OverWindow() {
    super(Code.OVER_WINDOW, Profile.ESSENTIAL, Severity.ERROR);
  }

  @Override
  public void listen(Listeners on) {
    // The worst case is found outside of lint, for `# upg: window 4h`.
  }
}
