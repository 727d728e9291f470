package dev.upg.lint.rule;

import dev.upg.lint.Place;
import dev.upg.tree.Expression;

import java.util.Optional;

/** What a call gives for a parameter. */
final class Arguments {
  private Arguments() {}

  /** By the parameter's name; its default where none is given. */
  static Optional<Expression> of(Expression.Call call, String parameter, Place at) {
    var resolution = at.resolution(call);
    var function = resolution.function().orElseThrow();
    var parameters = function.parameters();
    for (int i = 0; i < parameters.size(); i++) {
      if (parameters.get(i).name().text().equals(parameter)) {
        return i < resolution.arguments().size() ? resolution.arguments().get(i) : Optional.empty();
      }
    }
    return Optional.empty();
  }
}
