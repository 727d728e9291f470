package dev.upg.lint.rule;

import dev.upg.diagnostic.Code;
import dev.upg.lint.Constants;
import dev.upg.lint.Listeners;
import dev.upg.lint.Place;
import dev.upg.lint.Profile;
import dev.upg.lint.Rule;
import dev.upg.tree.Expression;
import dev.upg.value.Version;

import java.util.Optional;

/** A version that the library's functions weren't written for. */
final class VersionUnsupported extends Rule {
  VersionUnsupported() {
    super(Code.VERSION_UNSUPPORTED, Profile.STANDARD);
  }

  @Override
  public void listen(Listeners on) {
    on.each(Expression.Call.class, this::call);
  }

  private void call(Expression.Call call, Place at) {
    at.called(call).flatMap(function -> at.functions().marks(function).get("versions")).ifPresent(mark -> {
      var words = mark.words();
      Arguments.of(call, words.getFirst(), at).ifPresent(argument -> version(argument, at).ifPresent(version -> {
        boolean below = words.size() > 1 && version.compareTo(Version.parse(words.get(1))) < 0;
        boolean above = words.size() > 2 && version.compareTo(Version.parse(words.get(2))) > 0;
        if (below || above) {
          at.report(finding("This version is outside of what the library knows", argument.span(),
              words.size() > 2 ? words.get(1) + " to " + words.get(2) : words.get(1) + " or later")
              .note("What it sends and reads was written for those; another one may answer otherwise."));
        }
      }));
    });
  }

  /** {@code version("2.4.0")}, or the default of a parameter that is one. */
  private static Optional<Version> version(Expression argument, Place at) {
    return new Constants(at, at.lets()).of(argument) instanceof Expression.Call call
        && call.callee() instanceof Expression.NameUse use && use.name().equals("version")
        && call.arguments().size() == 1
        && call.arguments().getFirst().value() instanceof Expression.Template template
            ? template.constant().map(Version::parse)
            : Optional.empty();
  }
}
