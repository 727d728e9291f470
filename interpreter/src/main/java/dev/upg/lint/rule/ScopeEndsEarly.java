package dev.upg.lint.rule;

import dev.upg.diagnostic.Code;
import dev.upg.lint.Listeners;
import dev.upg.lint.Place;
import dev.upg.lint.Profile;
import dev.upg.lint.Rule;
import dev.upg.lint.flow.Health;
import dev.upg.lint.flow.HealthPaths;
import dev.upg.lint.flow.Paths;
import dev.upg.tree.Statement;

/** A setting that is put back while the server for which it was made is still down. */
final class ScopeEndsEarly extends Rule {
  ScopeEndsEarly() {
    super(Code.SCOPE_ENDS_EARLY, Profile.STANDARD);
  }

  @Override
  public void listen(Listeners on) {
    on.each(Statement.With.class, this::with);
  }

  private void with(Statement.With with, Place at) {
    var paths = new HealthPaths(at.functions(), at.module(), at.lets(), any -> true);
    var end = new Paths<>(paths).follow(with.body().statements(), Health.WHOLE).normal();
    end.map(Health::down).ifPresent(down -> at.report(
        finding("This scope ends while a server may be down", with.scopes().getLast().span(),
            "put back at the end of the block")
            .related(down.span(), "not found healthy again in it")
            .help("Move the `wait until` that finds it healthy into the block.")));
  }
}
