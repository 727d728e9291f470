package dev.upg.lint.rule;

import dev.upg.check.CheckedFunction;
import dev.upg.diagnostic.Code;
import dev.upg.lint.Edit;
import dev.upg.lint.Listeners;
import dev.upg.lint.Place;
import dev.upg.lint.Profile;
import dev.upg.lint.Rule;
import dev.upg.tree.Expression;

import java.util.List;
import java.util.Optional;

/** A function that its library advises against. */
final class Deprecated extends Rule {
  Deprecated() {
    super(Code.DEPRECATED, Profile.STANDARD);
  }

  @Override
  public void listen(Listeners on) {
    on.each(Expression.Call.class, this::call);
  }

  private void call(Expression.Call call, Place at) {
    at.called(call).ifPresent(function -> at.functions().marks(function).get("deprecated").ifPresent(mark -> {
      var words = mark.words();
      var instead = words.size() > 1 && words.getFirst().equals("use")
          ? function.module().function(words.get(1))
          : Optional.<CheckedFunction>empty();
      var name = call.callee() instanceof Expression.Member member ? member.name().span() : call.callee().span();
      var found = finding("`" + function.qualifiedName() + "` is deprecated", name, mark.rest());
      at.report(instead.map(other -> found.help("Use `" + other.qualifiedName() + "`.")).orElse(found),
          instead.filter(other -> other.signature().parameters().equals(function.signature().parameters()))
              .map(other -> List.of(new Edit(name, words.get(1)))).orElse(List.of()));
    }));
  }
}
