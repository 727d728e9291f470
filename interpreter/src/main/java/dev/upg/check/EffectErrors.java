package dev.upg.check;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.source.Span;
import dev.upg.type.Effect;

/** The words for something that looks or changes where it may not. */
final class EffectErrors {
  private EffectErrors() {}

  static Diagnostic notAllowed(Effect effect, String what, Span span, Allowed allowed) {
    boolean changes = effect == Effect.ACTION;
    var does = changes ? "may change the cluster" : "looks at the cluster";
    return switch (allowed.reason()) {
      case CONDITION ->
        Diagnostic.error(Code.CHANGE_IN_CONDITION, "A condition may look, never change", span, what + " " + does)
            .related(allowed.because(), allowed.where())
            .help("Make the change a statement of its own; for a nudge inside a wait use `repeating { … }`.");
      case SCOPE ->
        Diagnostic.error(Code.CHANGE_IN_PROBE, capital(allowed.where()) + " changes the cluster", span,
            what + " " + does).related(allowed.because(), "before `enter` it only looks")
            .help("Move the change into `enter { … }`.");
      case DEFAULT ->
        Diagnostic.error(changes ? Code.CHANGE_IN_PURE : Code.LOOK_IN_PURE,
            capital(allowed.where()) + (changes ? " changes the cluster" : " looks at the cluster"), span,
            what + " " + does).help("Leave the default out, and give the value where it is needed.");
      case FUNCTION, ANYTHING -> allowed.effect() == Effect.PROBE
          ? Diagnostic.error(Code.CHANGE_IN_PROBE, capital(allowed.where()) + " changes the cluster", span,
              what + " " + does).related(allowed.because(), "a probe may only look")
              .help("Declare it as an `action`, or leave the change to its caller.")
          : Diagnostic
              .error(changes ? Code.CHANGE_IN_PURE : Code.LOOK_IN_PURE,
                  capital(allowed.where()) + (changes ? " changes the cluster" : " looks at the cluster"), span,
                  what + " " + does)
              .related(allowed.because(), "may only compute from its arguments")
              .help(changes ? "Declare it as an `action`." : "Declare it as a `probe`.");
    };
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
