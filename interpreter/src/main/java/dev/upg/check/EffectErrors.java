package dev.upg.check;

import dev.upg.diagnostic.Code;
import dev.upg.diagnostic.Diagnostic;
import dev.upg.source.Span;
import dev.upg.type.Effect;
import dev.upg.type.Signature;

import java.util.List;

/** The words for something that looks or changes where it may not. */
final class EffectErrors {
  static final String WAIT = "the condition of `wait until`";

  private EffectErrors() {}

  /** @param chain from inside what is used down to the command */
  static Diagnostic notAllowed(EffectUses.Use use, List<EffectUses.Use> chain, Allowed allowed) {
    var error = error(use, allowed);
    var caller = use.what();
    for (var step : chain) {
      error = error.related(step.span(), step.callee().isPresent()
          ? caller + " calls " + step.what()
          : "this " + does(step.effect()));
      caller = step.what();
    }
    return switch (allowed.reason()) {
      case CONDITION -> error.help(allowed.where().equals(WAIT)
          ? "Make the change a statement of its own; for a nudge inside the wait use `repeating { … }`."
          : "Make the change a statement of its own, before this one.");
      case LAMBDA -> error.help("Make the change in a `foreach`, or in the function itself.");
      case SCOPE -> error.help("Move the change into `enter { … }`.");
      case DEFAULT -> error.help("Leave the default out, and give the value where it is needed.");
      case FUNCTION, ANYTHING -> error.help(allowed.effect() == Effect.PROBE
          ? "Declare it as an `action`, or leave the change to its caller."
          : changes(use) ? "Declare it as an `action`." : "Declare it as a `probe`.");
    };
  }

  private static Diagnostic error(EffectUses.Use use, Allowed allowed) {
    var span = use.span();
    var label = use.what() + (changes(use) ? " may change the cluster" : " looks at the cluster");
    return switch (allowed.reason()) {
      case CONDITION ->
        Diagnostic.error(Code.CHANGE_IN_CONDITION, allowed.where().startsWith("the condition")
            ? "A condition may look, never change"
            : "A change has no place here, only a look", span, label)
            .related(allowed.because(), allowed.where());
      case LAMBDA -> Diagnostic.error(Code.CHANGE_IN_CONDITION,
          "A lambda that is given to `" + allowed.where() + "` may look, never change", span, label)
          .related(allowed.because(), "may be called in a condition there");
      case SCOPE -> Diagnostic.error(Code.CHANGE_IN_PROBE, title(use, allowed), span, label)
          .related(allowed.because(), "before `enter` it only looks");
      case DEFAULT -> Diagnostic.error(changes(use) ? Code.CHANGE_IN_PURE : Code.LOOK_IN_PURE, title(use, allowed),
          span, label);
      case FUNCTION, ANYTHING -> allowed.effect() == Effect.PROBE
          ? Diagnostic.error(Code.CHANGE_IN_PROBE, title(use, allowed), span, label)
              .related(allowed.because(), "a probe may only look")
          : Diagnostic.error(changes(use) ? Code.CHANGE_IN_PURE : Code.LOOK_IN_PURE, title(use, allowed), span, label)
              .related(allowed.because(), "may only compute from its arguments");
    };
  }

  /** {@code `ready` is a probe, but calls `restart` (line 12), which changes the cluster}. */
  private static String title(EffectUses.Use use, Allowed allowed) {
    if (use.callee().isEmpty() || allowed.reason() != Allowed.Reason.FUNCTION) {
      return Character.toUpperCase(allowed.where().charAt(0)) + allowed.where().substring(1) + " "
          + does(use.effect());
    }
    var callee = use.callee().get();
    return "`" + allowed.because().text() + "` is a " + (allowed.effect() == Effect.PROBE ? "probe" : "fun")
        + ", but calls `" + callee.qualifiedName() + "` (" + place(callee, use.span()) + "), which "
        + does(use.effect());
  }

  private static String place(CheckedFunction callee, Span from) {
    var declared = callee.declaration().name().span();
    var line = declared.line();
    return declared.file().equals(from.file()) ? "line " + line : declared.file().name() + ":" + line;
  }

  private static boolean changes(EffectUses.Use use) {
    return use.effect() == Effect.ACTION;
  }

  private static String does(Effect effect) {
    return effect == Effect.ACTION ? "changes the cluster" : "looks at the cluster";
  }
}
