package dev.upg.inventory;

import dev.upg.diagnostic.Diagnostic;
import dev.upg.source.Span;

import java.util.Optional;

/**
 * A variable as written in one place, before precedence.
 *
 * @param value as in {@link Variable}
 * @param problem why the value can't be used here (Jinja, a vault); told only where the value is wanted
 */
record Setting(String name, Optional<Object> value, Span origin, Optional<Diagnostic> problem) {
  /** A value of a text form that knows no tags: Jinja and vaults show in the text itself. */
  static Setting of(String name, Optional<Object> value, Span origin) {
    return new Setting(name, value, origin, Unusable.in(name, value, origin));
  }

  Variable variable() {
    return new Variable(name,
        problem
            .<Object>map(found -> new Unevaluated(
                found.title() + found.notes().stream().findFirst().map(note -> ". " + note.text()).orElse("")))
            .or(() -> value),
        origin);
  }
}
