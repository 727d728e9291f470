package dev.upg.lint;

import dev.upg.tree.Expression;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What is known of a value before a run: written out, by a {@code let}, or the default of a {@code param}. */
public final class Constants {
  private static final int DEEPEST = 5;

  private final Place place;
  private final Map<String, Expression> lets;

  /** @param lets what the names in reach stand for */
  public Constants(Place place, Map<String, Expression> lets) {
    this.place = place;
    this.lets = lets;
  }

  /** The expression that a name stands for in the end; a parameter without a default stands for itself. */
  public Expression of(Expression expression) {
    var value = expression;
    for (int depth = 0; depth < DEEPEST && value instanceof Expression.NameUse use; depth++) {
      var next = Optional.ofNullable(lets.get(use.name())).or(() -> place.program()
          .map(program -> program.declaredParameters().get(use.name())).flatMap(parameter -> parameter.defaultValue()));
      if (next.isEmpty()) {
        break;
      }
      value = next.get();
    }
    return value;
  }

  public Optional<Duration> duration(Expression expression) {
    return of(expression) instanceof Expression.DurationLiteral(var span, var time)
        ? Optional.of(time)
        : Optional.empty();
  }

  public Optional<Long> number(Expression expression) {
    return of(expression) instanceof Expression.IntLiteral(var span, var number)
        ? Optional.of(number)
        : Optional.empty();
  }

  public Optional<String> text(Expression expression) {
    return of(expression) instanceof Expression.Template template ? template.constant() : Optional.empty();
  }
}
