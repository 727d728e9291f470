package dev.upg.lint.rule;

import dev.upg.diagnostic.Code;
import dev.upg.lint.Children;
import dev.upg.lint.Constants;
import dev.upg.lint.Listeners;
import dev.upg.lint.Place;
import dev.upg.lint.Profile;
import dev.upg.lint.Rule;
import dev.upg.tree.Expression;
import dev.upg.tree.WaitUntil;
import dev.upg.value.Quantities;

/** A limit below what the library says the thing takes. */
final class TimeoutTooShort extends Rule {
  TimeoutTooShort() {
    super(Code.TIMEOUT_TOO_SHORT, Profile.STANDARD);
  }

  @Override
  public void listen(Listeners on) {
    on.each(WaitUntil.class, this::await);
    on.each(Expression.Call.class, this::call);
  }

  private void await(WaitUntil wait, Place at) {
    var limit = wait.timeout().flatMap(timeout -> new Constants(at, at.lets()).duration(timeout));
    if (limit.isEmpty()) {
      return;
    }
    Children.walk(wait.condition(), node -> {
      if (node instanceof Expression.Call call) {
        at.called(call).flatMap(function -> at.functions().marks(function).get("takes")).ifPresent(mark -> {
          var least = Quantities.duration(mark.words().getFirst());
          if (least.filter(time -> limit.get().compareTo(time) < 0).isPresent()) {
            report(wait.timeout().orElseThrow(), call, mark.words().getFirst(), at);
          }
        });
      }
    });
  }

  private void call(Expression.Call call, Place at) {
    var called = at.called(call);
    if (called.isEmpty()) {
      return;
    }
    for (var mark : at.functions().marks(called.get()).all()) {
      if (!mark.name().equals("least") || mark.words().size() < 2) {
        continue;
      }
      var argument = Arguments.of(call, mark.words().get(0), at);
      var least = Quantities.duration(mark.words().get(1));
      var given = argument.flatMap(value -> new Constants(at, at.lets()).duration(value));
      if (given.isPresent() && least.filter(time -> given.get().compareTo(time) < 0).isPresent()) {
        report(argument.get(), call, mark.words().get(1), at);
      }
    }
  }

  private void report(Expression limit, Expression.Call call, String least, Place at) {
    at.report(finding("This is over before `" + at.called(call).orElseThrow().qualifiedName() + "` can have happened",
        limit.span(), "shorter than " + least)
        .related(call.span(), "takes " + least + " at least, by its documentation")
        .help("Give it " + least + " or more."));
  }
}
