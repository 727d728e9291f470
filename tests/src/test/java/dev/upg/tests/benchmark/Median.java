package dev.upg.tests.benchmark;

import java.util.Arrays;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;

/** The middle one of what was measured; of an even number the upper one of the two. */
final class Median {
  private Median() {}

  /** @throws IllegalArgumentException of nothing */
  static double of(double... measured) {
    if (measured.length == 0) {
      throw new IllegalArgumentException("nothing was measured");
    }
    return Arrays.stream(measured).sorted().skip(measured.length / 2).findFirst().orElseThrow();
  }

  /** Measures so often, one after the other. */
  static double of(int runs, DoubleSupplier run) {
    return of(DoubleStream.generate(run).limit(runs).toArray());
  }
}
