package dev.upg.eval;

import dev.upg.value.Value;

/** The order of values of one ordered type, for natives. */
public final class Order {
  private Order() {}

  /** Negative when {@code left} comes first, 0 when they are level. */
  public static int compare(Value left, Value right) {
    return Arithmetic.compare(left, right);
  }
}
