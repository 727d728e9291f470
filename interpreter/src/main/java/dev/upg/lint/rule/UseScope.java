package dev.upg.lint.rule;

import dev.upg.diagnostic.Code;
import dev.upg.lint.Listeners;
import dev.upg.lint.Place;
import dev.upg.lint.Profile;
import dev.upg.lint.Rule;
import dev.upg.tree.Declaration;
import dev.upg.tree.Expression;

/** An action for which the library has a scope. */
final class UseScope extends Rule {
  UseScope() {
    super(Code.USE_SCOPE, Profile.STANDARD);
  }

  @Override
  public void listen(Listeners on) {
    on.each(Expression.Call.class, this::call);
  }

  private void call(Expression.Call call, Place at) {
    // In a scope it is put back; the module itself keeps what its scopes hold.
    at.called(call).filter(function -> function.module() != at.module())
        .filter(function -> at.declaration().filter(Declaration.Scope.class::isInstance).isEmpty())
        .ifPresent(function -> at.functions().marks(function).get("scope").ifPresent(mark -> at.report(
            finding("Nothing puts this back", call.span(), "`" + function.qualifiedName() + "` only sets it")
                .help("Use the scope: `with " + (function.signature().module().isEmpty()
                    ? ""
                    : function.signature().module() + ".") + mark.rest() + "(…) { … }`."))));
  }
}
