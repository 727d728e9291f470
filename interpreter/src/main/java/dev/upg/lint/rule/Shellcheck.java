package dev.upg.lint.rule;

import dev.upg.diagnostic.Code;
import dev.upg.lint.Listeners;
import dev.upg.lint.Profile;
import dev.upg.lint.Rule;

/** Found by shellcheck, where it is installed; here it has its place among the rules. */
final class Shellcheck extends Rule {
  Shellcheck() {
    super(Code.SHELLCHECK, Profile.STANDARD);
  }

  @Override
  public void listen(Listeners on) {
    // The texts go to shellcheck all at once, outside of lint.
  }
}
