package dev.upg.check;

import dev.upg.tree.Expression;
import dev.upg.type.Effect;

import java.util.List;
import java.util.Optional;

/**
 * What a call means.
 *
 * @param function what is called; empty when a function value is: a parameter that holds a lambda
 * @param arguments one for each parameter, the receiver first; empty where the default stands
 * @param effect of the call itself
 */
public record Resolution(Optional<CheckedFunction> function, List<Optional<Expression>> arguments, Effect effect) {
  public Resolution {
    arguments = List.copyOf(arguments);
  }
}
