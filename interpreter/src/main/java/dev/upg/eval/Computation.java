package dev.upg.eval;

import dev.upg.tree.Expression.Binary;
import dev.upg.value.Value;

import java.util.List;
import java.util.Optional;

/** What the language computes without a run: for those who ask beforehand what a value will be. */
public final class Computation {
  private Computation() {}

  /** @return empty when the run would fail here */
  public static Optional<Value> operator(Binary binary, Value left, Value right) {
    try {
      return Optional.of(Arithmetic.apply(binary, left, right));
    } catch (Failure failure) {
      return Optional.empty();
    }
  }

  /**
   * Calls a native function that is pure and takes no functions.
   *
   * @return empty when the run would fail here
   */
  public static Optional<Value> pure(NativeFunction function, List<Value> arguments) {
    try {
      return Optional.of(function.call(NativeCall.withoutRun(arguments)));
    } catch (NativeFailure e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      throw new IllegalStateException("a pure function doesn't wait", e);
    }
  }
}
